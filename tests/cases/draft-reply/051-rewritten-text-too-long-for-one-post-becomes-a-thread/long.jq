# A colleague with much to say: too long for one post. x:3 is too long for three as well,
# and x:5 invents a time at its end. In the store there is only one answer to a review.
.id as $id
| " Dass Sie zweimal umsonst an der Haustür standen, ist mehr als ärgerlich. Genau das soll die Ankündigung Ihnen ersparen, z. B. einen verlorenen Nachmittag." as $more
| .draft.text += $more * ({"x:3": 8, "google_play:2": 2}[$id] // 1) + ({"x:5": " Ihr Paket kommt um 14:30 Uhr."}[$id] // "")
