// Every kind of step that Reply knows, in one draft.
// In scripts/jshell: /open scripts/every-kind.jsh
Example example = Example.of("every-kind.jsh");

example.show();
Reply reply = Reply.sandbox(); // a new one, whatever "reply" was before

example.show();
List<Step> steps = List.of(
        // Variants are texts that Reply tries against each other.
        email("A seat for {{firstName}}?", "<p>Hello {{firstName}}</p>")
                .variant("Your seat", "<p>Hi!</p>"),
        linkedInViewProfile().description("Look first").after(hours(1)),
        linkedInConnect("We met at the fair, {{firstName}}").after(days(1)),
        linkedInMessage("Good to be in touch, {{firstName}}").after(days(1)),
        linkedInInMail("A question", "Hello {{firstName}}").after(days(1)),
        linkedInEndorseSkills(2).after(hours(12)),
        linkedInLikeRecentPosts().after(hours(12)),
        linkedInFollowProfile().after(hours(12)),
        linkedInCommentOnRecentPost("React to one point").after(hours(12)),
        linkedInVoiceMessage("https://example.com/hello.mp3").after(days(1)),
        // manual() makes a step a task for a person, for kinds that allow it.
        sms("Hello {{firstName}}").after(minutes(90)).manual(),
        whatsApp("Hello {{firstName}}").after(hours(4)),
        call("Ask about the seat").after(days(1)),
        zapier("Tell the CRM").waiting(),
        task("Send the printed invitation").after(days(2)),
        task("Meet at the booth").meeting().after(days(7)),
        // A fork. Its branches are added later, because they point at its id,
        // and it gets that when it is created.
        condition(days(3), Condition.where("stage", "equals", "Replied")));

example.show();
// A kind that replykit does not know yet can be sent as JSON. The sandbox
// refuses it, as Reply does with unknown kinds.
Step tomorrow = raw("{\"type\": \"carrierPigeon\", \"delayInMinutes\": 60}");

example.show();
SequenceDraft senders = SequenceDraft.named("Every kind").emailAccounts(101);
SequenceDraft draft = senders.linkedInAccounts(42).steps(steps);
System.out.println(reply.preview(draft.then(tomorrow)).timeline());
// prints:
//      #  since entry       channel    mode       what
//      1  0 min             Email      automatic  2 variants: A seat for {{firstN...
//      2  1 h               LinkedIn   automatic  view profile: Look first
//      3  1 d 1 h           LinkedIn   automatic  connect: We met at the fair, {{...
//      4  2 d 1 h           LinkedIn   automatic  message: Good to be in touch, {...
//      5  3 d 1 h           LinkedIn   automatic  InMail: A question | Hello {{fi...
//      6  3 d 13 h          LinkedIn              endorse 2 skills
//      7  4 d 1 h           LinkedIn              like recent posts
//      8  4 d 13 h          LinkedIn              follow profile
//      9  5 d 1 h           LinkedIn              comment on recent post: React t...
//     10  6 d 1 h           LinkedIn              voice message: https://example....
//     11  6 d 2 h 30 min    SMS        manual     Hello {{firstName}}
//     12  6 d 6 h 30 min    WhatsApp              Hello {{firstName}}
//     13  7 d 6 h 30 min    Call                  Ask about the seat
//     14  7 d 6 h 30 min    Zapier                signal and wait: Tell the CRM
//     15  9 d 6 h 30 min    Task                  to do: Send the printed invitation
//     16  16 d 6 h 30 min   Task                  meeting: Meet at the booth
//     17  16 d 6 h 30 min   Condition             if stage equals "Replied" withi...
//     18  16 d 7 h 30 min+  Unknown               carrierPigeon
//     + or later: a condition before it may take its time

example.show();
Sequence sequence = reply.create(draft);
sequence.steps().size() // ==> 17
draft.differences(sequence) // ==> []
