package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codecs.BOOLEAN;
import static dev.replykit.internal.json.Codecs.INTEGER;
import static dev.replykit.internal.json.Codecs.TEXT;
import static dev.replykit.internal.json.Codecs.list;
import static dev.replykit.internal.json.Codecs.word;

import dev.replykit.EmailAccount;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.LinkedInAccount;
import dev.replykit.LinkedInAccountStatus;
import dev.replykit.SequenceStatus;
import dev.replykit.SequenceStep;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers: a sequence, whole or in the short form of the list, and a page of the list. Nothing in one can fail. */
public final class SequenceCodec {
    private static final Shape<EmailAccount> EMAIL_ACCOUNT = Shape.of("an email account", members -> {
        var id = members.answerOnly("id", INTEGER);
        var email = members.answerOnly("email", TEXT);
        return in -> new EmailAccount(in.get(id), in.get(email));
    });

    private static final Shape<LinkedInAccount> LINKED_IN_ACCOUNT = Shape.of("a LinkedIn account", members -> {
        var id = members.answerOnly("id", INTEGER);
        var name = members.answerOnly("name", TEXT);
        var profile = members.answerOnly("profileUrl", TEXT);
        var status =
                members.answerOnly("status", word(List.of(), LinkedInAccountStatus::of, LinkedInAccountStatus::value));
        return in -> new LinkedInAccount(in.get(id), in.get(name), in.get(profile), in.get(status));
    });

    private static final Codec<Issue> ISSUE =
            reading(json -> new Issue(json instanceof Json.Obj obj ? obj.text("type") : null, JsonText.write(json)));

    private static final Shape<SequenceStep.VariantInfo> VARIANT = Shape.of("a variant", members -> {
        var id = members.answerOnly("id", INTEGER);
        var attachments = members.answerOnly("hasAttachments", BOOLEAN);
        var enabled = members.answerOnly("isEnabled", BOOLEAN);
        return in -> new SequenceStep.VariantInfo(in.get(id), in.get(attachments), in.get(enabled));
    });

    private static final Codec<SequenceStep> STEP = reading(json -> {
        Json.Obj obj = json instanceof Json.Obj object ? object : new Json.Obj(new String[0], new Json[0]);
        Json id = obj.get("id");
        Json variants = obj.get("variants");
        List<SequenceStep.VariantInfo> facts =
                variants == null ? null : list(VARIANT).read(variants);
        return new SequenceStep(
                id == null ? null : INTEGER.read(id), StepCodec.STEP.read(json), facts == null ? List.of() : facts);
    });

    private static final Shape<SequenceParts> SEQUENCE = Shape.of("a sequence", members -> {
        var id = members.answerOnly("id", INTEGER);
        var owner = members.answerOnly("ownerUserId", INTEGER);
        var name = members.answerOnly("name", TEXT);
        var created = members.answerOnly("created", TEXT);
        var status = members.answerOnly("status", word(List.of(), SequenceStatus::of, SequenceStatus::value));
        var archived = members.answerOnly("isArchived", BOOLEAN);
        var health = members.answerOnly("health", word(List.of(), Health::of, Health::value));
        var schedule = members.answerOnly("scheduleId", INTEGER);
        var emailAccounts = members.answerOnly("emailAccounts", list(EMAIL_ACCOUNT));
        var linkedInAccounts = members.answerOnly("linkedInAccounts", list(LINKED_IN_ACCOUNT));
        var settings = members.answerOnly("settings", DraftCodec.SETTINGS);
        var steps = members.answerOnly("steps", list(STEP));
        var issues = members.answerOnly("issues", list(ISSUE));
        return in -> new SequenceParts(
                in.get(id),
                in.get(owner),
                in.get(name),
                in.get(created),
                in.get(status),
                in.get(archived),
                in.get(health),
                in.get(schedule),
                in.get(emailAccounts),
                in.get(linkedInAccounts),
                in.get(settings),
                in.get(steps),
                in.field(issues));
    });

    private SequenceCodec() {}

    /**
     * A page of the list.
     *
     * @param items all that are objects; without an integer id they can't be looked up
     * @param size how many items the page had
     * @param hasMore whether there is another page, or null where the answer does not say
     */
    public record Page(
            List<SequenceParts> items, int size, @Nullable Boolean hasMore) {}

    /**
     * The parts of the sequence that the text is.
     *
     * @throws MalformedJsonTextException where it is not a JSON object with an integer id
     */
    public static SequenceParts read(String text) throws MalformedJsonTextException {
        SequenceParts parts = SEQUENCE.read(JsonText.parse(text));
        if (parts == null) {
            throw new MalformedJsonTextException("it is JSON, but not an object");
        }
        if (parts.id() == null) {
            throw new MalformedJsonTextException("it is a JSON object, but has no integer id");
        }
        return parts;
    }

    /** A page of the list, or null where the text is none. */
    public static @Nullable Page readPage(String text) {
        Json json = RawJson.known(text);
        if (!(json instanceof Json.Obj obj) || !(obj.get("items") instanceof Json.Arr items)) {
            return null;
        }
        List<SequenceParts> sequences = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            SequenceParts parts = SEQUENCE.read(items.get(i));
            if (parts != null) {
                sequences.add(parts);
            }
        }
        Boolean hasMore = obj.get("hasMore") instanceof Json.Bool more ? more.value() : null;
        return new Page(sequences, items.size(), hasMore);
    }

    /** A codec that only answers need. */
    private static <V> Codec<V> reading(Function<Json, @Nullable V> reading) {
        return new Codecs.Simple<>("part of an answer", reading, value -> Json.Null.NULL, value -> true);
    }
}
