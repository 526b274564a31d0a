// What an answer of Reply contains, and how to read it.
// In scripts/jshell: /open scripts/reading-an-answer.jsh
Example example = Example.of("reading-an-answer.jsh");

example.show();
// An answer can be read without a server. This one reports a problem, and has a
// step of an unknown kind.
Sequence sequence = Sequence.fromJson("""
        {
          "id": 12345,
          "ownerUserId": 42,
          "name": "Sales Outreach 2024",
          "created": "2024-03-08T14:30:00+00:00",
          "status": "active",
          "isArchived": false,
          "health": "degraded",
          "scheduleId": 1,
          "emailAccounts": [{"id": 101, "email": "john@example.com"}],
          "linkedInAccounts": [{"id": 42, "name": "John Doe", "profileUrl": null, "status": "cookieInvalid"}],
          "steps": [
            {"id": 1, "type": "email", "delayInMinutes": 0, "executionMode": "automatic",
             "variants": [{"id": 7, "subject": "Quick question", "message": "<p>Hi {{firstName}},</p>"}]},
            {"id": 2, "type": "carrierPigeon", "delayInMinutes": 1440, "speed": "fast"}
          ],
          "issues": [{"type": "emailAccountSendingBlocked"}]
        }
        """);
System.out.println(sequence);
// prints:
//   Sequence 12345 "Sales Outreach 2024", active, created 2024-03-08 14:30 +00:00
//     ! degraded: emailAccountSendingBlocked
//     senders   email john@example.com (101); LinkedIn John Doe (42) ! cookieInvalid
//     schedule  1
//     #  since entry  channel  mode       what
//     1  0 min        Email    automatic  Quick question | Hi {{firstName}},
//     2  1 d          Unknown             carrierPigeon

example.show();
// Problems are marked with "!" above. These methods return them.
sequence.health() // ==> degraded
sequence.issues().orElse(List.of()).get(0).type() // ==> "emailAccountSendingBlocked"

example.show();
// Lists leave "issues" out. For a healthy sequence it is null. replykit keeps
// the two apart.
Sequence.fromJson("{\"id\": 1}").issues().isAbsent() // ==> true
Sequence.fromJson("{\"id\": 1, \"issues\": null}").issues().isNull() // ==> true

example.show();
// Each step is what was drafted. The ids around it come from Reply.
sequence.steps().get(0).id() // ==> 1
sequence.steps().get(0).variants().get(0).id() // ==> 7
sequence.steps().get(0).step() instanceof EmailStep // ==> true

example.show();
// A step of an unknown kind keeps its JSON. Nothing is lost: sequence.toJson()
// is the text of the answer, unchanged.
sequence.steps().get(1).step() instanceof UnknownStep // ==> true
System.out.println(((UnknownStep) sequence.steps().get(1).step()).json());
// prints:
//   {"id":2,"type":"carrierPigeon","delayInMinutes":1440,"speed":"fast"}
