window.YTD.direct_messages.part0 = [
  {
    "dmConversation" : {
      "conversationId" : "5-6",
      "messages" : [
        {
          "messageCreate" : {
            "recipientId" : "6",
            "senderId" : "5",
            "id" : "41",
            "createdAt" : "2026-09-12T18:20:00.000Z",
            "text" : "Hier meine Bestellnummer: 4711",
            "mediaUrls" : [ ],
            "urls" : [ ]
          }
        },
        { "participantsLeave" : { "userIds" : [ "7" ] } }
      ]
    }
  }
]
