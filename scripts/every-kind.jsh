// Every kind of step that Reply knows, in one draft. In scripts/jshell: /open scripts/every-kind.jsh

Reply reply = Reply.sandbox(); // a new one, whatever "reply" was before

List<Step> steps = List.of(
        // Variants are texts that Reply tries against each other.
        email("A seat for {{firstName}}?", "<p>Hello {{firstName}}</p>").variant("Your seat", "<p>Hi!</p>"),
        linkedInViewProfile().description("Look before you connect").after(hours(1)),
        linkedInConnect("We met at the fair, {{firstName}}").after(days(1)),
        linkedInMessage("Good to be in touch, {{firstName}}").after(days(1)),
        linkedInInMail("A short question", "Hello {{firstName}}").after(days(1)),
        linkedInEndorseSkills(2).after(hours(12)),
        linkedInLikeRecentPosts().after(hours(12)),
        linkedInFollowProfile().after(hours(12)),
        linkedInCommentOnRecentPost("React to one point, no sales talk").after(hours(12)),
        linkedInVoiceMessage("https://files.example.com/hello.mp3").after(days(1)),
        // manual() makes a step a task for a person, for kinds that allow it.
        sms("Hello {{firstName}}, your seat is kept").after(minutes(90)).manual(),
        whatsApp("Hello {{firstName}}").after(hours(4)),
        call("Ask about the seat").after(days(1)),
        zapier("Tell the CRM").waiting(),
        task("Send the printed invitation").after(days(2)),
        task("Meet at the booth").meeting().after(days(7)),
        // A fork. Its branches are added later, because they point at its id, and it gets that when it is created.
        condition(days(3), Condition.where("stage", "equals", "Replied")));

// A kind that replykit does not know yet can be sent as JSON. The sandbox refuses it, as Reply does with unknown kinds.
Step tomorrow = raw("{\"type\": \"carrierPigeon\", \"delayInMinutes\": 60}");

SequenceDraft draft = SequenceDraft.named("Every kind").emailAccounts(101).linkedInAccounts(42).steps(steps);
System.out.println(reply.preview(draft.then(tomorrow)).timeline());
// prints:
//      #  day  time   channel    mode       what (the clock starts when a contact enters)
//      1    1  00:00  Email      automatic  2 variants: A seat for {{firstName}}? | Hello {{firstName}}
//      2    1  01:00  LinkedIn   automatic  view profile: Look before you connect
//      3    2  01:00  LinkedIn   automatic  connect: We met at the fair, {{firstName}}
//      4    3  01:00  LinkedIn   automatic  message: Good to be in touch, {{firstName}}
//      5    4  01:00  LinkedIn   automatic  InMail: A short question | Hello {{firstName}}
//      6    4  13:00  LinkedIn              endorse 2 skills
//      7    5  01:00  LinkedIn              like recent posts
//      8    5  13:00  LinkedIn              follow profile
//      9    6  01:00  LinkedIn              comment on recent post: React to one point, no sales talk
//     10    7  01:00  LinkedIn              voice message: https://files.example.com/hello.mp3
//     11    7  02:30  SMS        manual     Hello {{firstName}}, your seat is kept
//     12    7  06:30  WhatsApp              Hello {{firstName}}
//     13    8  06:30  Call                  Ask about the seat
//     14    8  06:30  Zapier                signal and wait: Tell the CRM
//     15   10  06:30  Task                  to do: Send the printed invitation
//     16   17  06:30  Task                  meeting: Meet at the booth
//     17   17  06:30  Condition             if stage equals "Replied" within 3 d
//     18   17  07:30+ Unknown               carrierPigeon
//     + or later: a condition before it may take its time

Sequence sequence = reply.create(draft);
sequence.steps().size() // ==> 17
draft.differences(sequence) // ==> []
