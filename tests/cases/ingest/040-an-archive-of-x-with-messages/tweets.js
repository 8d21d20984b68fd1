window.YTD.tweets.part0 = [
  {
    "tweet" : {
      "id_str" : "20",
      "id" : "20",
      "created_at" : "Sat Sep 12 18:14:05 +0000 2026",
      "full_text" : "@kai_k Das tut uns leid &amp; wir prüfen es. Mehr: https://t.co/abc https://t.co/pic",
      "favorite_count" : "2",
      "retweet_count" : "0",
      "in_reply_to_status_id_str" : "19",
      "lang" : "de",
      "entities" : {
        "user_mentions" : [ { "screen_name" : "kai_k" } ],
        "urls" : [ { "url" : "https://t.co/abc", "expanded_url" : "https://wiesenpieper.example/hilfe" } ],
        "media" : [ { "url" : "https://t.co/pic", "display_url" : "pic.x.com/pic" } ]
      }
    }
  }
]
