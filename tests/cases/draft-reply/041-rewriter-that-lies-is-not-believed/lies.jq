# A number, a promise and a link from nowhere; one for each record.
.draft.text += {"x:1": " Ihr Paket kommt um 14:30 Uhr.", "x:2": " Wir versprechen, dass das nie wieder vorkommt.",
                "x:3": " Mehr unter https://geschenke.example/jana"}[.id]
