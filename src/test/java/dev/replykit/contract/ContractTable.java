package dev.replykit.contract;

/**
 * The interactions of the contract, each with the bug that it catches and what it leaves open. {@link Pin} accepts only
 * these. The texts are part of the pact file: {@code scripts/show-contract} and verifiers show them.
 *
 * <p>There are no rows for unknown step kinds, members and words: the tests of reading answers cover them.
 */
enum ContractTable {
    NAME_ONLY(
            Tag.LIVE_CREATE,
            "a request to create a sequence with nothing but a name",
            "the request fills in a list, a null or a default that nobody asked for; the client needs more of"
                    + " the answer than its id",
            "everything in the answer but the id"),
    DOCUMENTED(
            "a request to create the documented example",
            "a member is misnamed, left out or written in another type than documented; sender ids are not sent as"
                    + " numbers or not read as objects",
            "any value; settings that the documented answer lacks; how many senders come back"),
    FULLEST(
            "a request to create a sequence with every field and every setting",
            "a setting goes out under one name and is read under another; an id beyond 2^53 loses its last digits;"
                    + " a word such as continueSending is misspelled",
            "any value but a mailbox, the schedule and a delay; the words that status, health and modes may have"),
    EVERY_KIND(
            Tag.LIVE_CREATE,
            "a request to create a sequence with a step of every kind",
            "a kind is told by the wrong type or actionType, loses a member or its place in the order; a rule without"
                    + " operand loses its null",
            "any value but type and actionType; how many variants, conditions and topics come back"),
    PLACED_BY_HAND(
            "a request to create a step below a condition, with attachments",
            "a branch ends up on the trunk or on the wrong side; attachments are dropped or taken for members of the"
                    + " answer",
            "how Reply takes a parent in a create call: undocumented"),
    ON_BEHALF(
            "a request to create a sequence on behalf of a user in a team",
            "an acting-user header is dropped or misnamed, and the sequence lands in another account; an id beyond 2^53"
                    + " is rounded in the answer",
            "everything in the answer but the id and the owner"),
    OTHER_ORDER(
            "a request to create a sequence whose steps are answered in another order",
            "steps are taken in the order of the array, so that the first email comes last and all that was sent seems"
                    + " to be changed; a step is answered below another one than before",
            "everything but the order"),
    INVALID(
            Tag.LIVE_CREATE,
            "a request to create a sequence that fails validation",
            "only the first error is told, or pointer and detail are not found",
            "which errors beyond two, their words, and what the pointers look like"),
    NO_SUCH_MAILBOX(
            Tag.LIVE_CREATE,
            "a request to create a sequence with a mailbox that does not exist",
            "a refusal is taken for an unknown outcome, or its code is lost",
            "the code's value, title, detail"),
    KEY_REFUSED(
            Tag.LIVE,
            "a request to create a sequence with a key that is not accepted",
            "a 401, with a body or without, is retried or taken for an unknown outcome",
            "the body, as sources disagree whether there is one"),
    RIGHT_MISSING(
            "a request to create a sequence with a key that lacks the right",
            "a 403 is retried or taken for an unknown outcome, or refused for want of a code, which a scope check does"
                    + " not give",
            "the body, as a scope check gives another one than the endpoint"),
    RATE_LIMITED(
            "a request to create a sequence when the rate limit is exceeded",
            "the wait is not read, so that the client retries too soon or cannot say how long to wait",
            "the body; seconds or a date, as the client reads both"),
    UNAVAILABLE(
            "a request to create a sequence when the service is unavailable",
            "a 5xx is told as a refusal, or the POST is sent again, and a sequence is created twice; a server tells it as"
                    + " another 5xx",
            "the body"),
    READ_BACK(
            Tag.LIVE,
            "a request to read a sequence",
            "reading asks another path, or drops what reconciling compares: name and steps",
            "senders, settings and issues; any value but type"),
    ISSUES_NULL(
            "a request to read a healthy sequence",
            "null (healthy) is taken for absent (not told)",
            "everything but id and issues"),
    ISSUES_LISTED(
            "a request to read a sequence with issues",
            "issues are dropped, or their type is not found",
            "which issues and how many; the other members of one"),
    UNKNOWN_ID(
            Tag.LIVE,
            "a request to read a sequence that does not exist",
            "an unknown id is told as a failure to read, to be tried again, or its code is lost",
            "the code's value, title, detail"),
    LIST(
            Tag.LIVE,
            "a request to list sequences by name and creation time",
            "reconciling filters by misnamed parameters, so that the server ignores them; an item's id or name is not"
                    + " found, so that a created sequence is never seen",
            "status, health and the rest of an item; hasMore except for its type"),
    LIST_AMONG_OTHERS(
            "a request to list one sequence among others",
            "the name or the time of the query is dropped on the way, so that the list has sequences of others",
            "status, health and the rest of an item"),
    READ_NEW(
            "a request to read a new sequence",
            "the status is not read, or has another word, so that nothing can be deleted",
            "everything but the status"),
    DELETED(
            "a request to delete a new sequence",
            "what is not read as new is deleted, or a 204 without a body is taken for an unknown outcome",
            "which 2xx"),
    DELETED_BEFORE(
            Tag.LIVE_CREATE,
            "a request to delete a sequence that does not exist",
            "a sequence that is deleted already is told as a refusal",
            "title, detail"),
    EMAIL_ACCOUNTS(
            Tag.LIVE,
            "a request to list the mailboxes",
            "the list asks another path or for another page, or drops what one chooses a mailbox by: its address, and"
                    + " whether it is connected",
            "names, limits, types and tags; the words of the status"),
    EMAIL_ACCOUNTS_GO_ON(
            "a request to list the mailboxes of which there are more",
            "hasMore is not read, so that mailboxes behind the first page don't exist",
            "everything in an item but the id"),
    EMAIL_ACCOUNTS_BEHIND(
            "a request to list the mailboxes behind a page of one",
            "the next page is asked for by the number of items that were wanted, not by that of the items that came, so"
                    + " that some are passed over",
            "everything in an item but the id; hasMore except for its type"),
    LINKED_IN_ACCOUNTS(
            Tag.LIVE,
            "a request to list the LinkedIn senders",
            "the array is taken for a page, or a sender's name, status or cookie is not found",
            "profile, owner, type; the words of both statuses"),
    SCHEDULES(
            Tag.LIVE,
            "a request to list the schedules",
            "the array is taken for a page, or what one chooses a schedule by is not found: name, time zone, days",
            "which days, and their hours; status and switches"),
    SCHEDULE_HOURS(
            "a request to list the schedules with their hours",
            "the hours are not found, so that a schedule seems to have none",
            "everything but the hours of a day"),
    CONDITION_PROPERTIES(
            Tag.LIVE,
            "a request to list what a condition can test",
            "the object is taken for a list, or operators and values are not found",
            "every property but one; which operators and values"),
    CHANNELS_RIGHT_MISSING(
            "a request to list the mailboxes with a key that lacks the scope",
            "a 403 is told as a failure to read, to be tried again",
            "the body, as a scope check gives another one than the endpoint");

    /** Where an interaction can be verified. */
    enum Tag {
        /** Safe against Reply: creates nothing. */
        LIVE("live"),
        /** Creates a sequence that is never started, or asks for one that Reply refuses. */
        LIVE_CREATE("live-create"),
        /** Reply can't be put into this state, or does not have these ids. So rows without a tag have this one. */
        SANDBOX_ONLY("sandbox-only");

        final String word;

        Tag(String word) {
            this.word = word;
        }
    }

    final Tag tag;

    /** The description of the interaction in the pact file. */
    final String description;

    /** The bug that it catches. */
    final String catches;

    /** What it leaves open on purpose. */
    final String open;

    ContractTable(String description, String catches, String open) {
        this(Tag.SANDBOX_ONLY, description, catches, open);
    }

    ContractTable(Tag tag, String description, String catches, String open) {
        this.tag = tag;
        this.description = description;
        this.catches = catches;
        this.open = open;
    }
}
