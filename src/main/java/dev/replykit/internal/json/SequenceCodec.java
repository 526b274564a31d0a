package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.BOOLEAN;
import static dev.replykit.internal.json.Token.INTEGER;
import static dev.replykit.internal.json.Token.TEXT;
import static dev.replykit.internal.json.Token.readOnly;
import static dev.replykit.internal.json.Token.word;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.Sequence;
import dev.replykit.SequenceStatus;
import dev.replykit.SequenceStep;
import dev.replykit.SequenceStep.VariantInfo;
import dev.replykit.Step;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers: a sequence, or a page of the list. No member can make reading fail but the id. */
public final class SequenceCodec {
    private static final Codec<OffsetDateTime> TIME = readOnly(JsonValues::time);

    private static final Codec<Issue> ISSUE = readOnly(json -> new Issue(
            json instanceof JsonObject issue ? JsonValues.text(issue.get("type")) : null, JsonText.write(json)));

    private static final Codec<List<VariantInfo>> VARIANTS = list(Shape.of("a variant", members -> {
        var id = members.answerOnly("id", INTEGER);
        var attachments = members.answerOnly("hasAttachments", BOOLEAN);
        var enabled = members.answerOnly("isEnabled", BOOLEAN);
        return in -> new VariantInfo(in.get(id), in.get(attachments), in.get(enabled));
    }));

    private static final Codec<SequenceStep> STEP = readOnly(json -> {
        JsonObject object = json instanceof JsonObject given ? given : new JsonObject();
        JsonElement variants = object.get("variants");
        List<VariantInfo> infos = variants == null ? null : VARIANTS.read(variants, Findings.NONE);
        Step step = Objects.requireNonNull(StepCodec.STEP.read(json, Findings.NONE));
        return new SequenceStep(JsonValues.integer(object.get("id")), step, infos == null ? List.of() : infos);
    });

    /** Makes a sequence when it is told the text that it was read from. */
    private static final Shape<Function<String, @Nullable Sequence>> SEQUENCE = Shape.of("a sequence", members -> {
        var id = members.answerOnly("id", INTEGER);
        var owner = members.answerOnly("ownerUserId", INTEGER);
        var name = members.answerOnly("name", TEXT);
        var created = members.answerOnly("created", TIME);
        var status = members.answerOnly("status", word(List.of(), SequenceStatus::of, SequenceStatus::value));
        var archived = members.answerOnly("isArchived", BOOLEAN);
        var health = members.answerOnly("health", word(List.of(), Health::of, Health::value));
        var schedule = members.answerOnly("scheduleId", INTEGER);
        var emailAccounts = members.answerOnly("emailAccounts", list(AccountCodec.EMAIL_ACCOUNT));
        var linkedInAccounts = members.answerOnly("linkedInAccounts", list(AccountCodec.LINKED_IN_ACCOUNT));
        var settings = members.answerOnly("settings", DraftCodec.SETTINGS);
        var steps = members.answerOnly("steps", list(STEP));
        var issues = members.answerOnly("issues", list(ISSUE));
        return in -> text -> {
            Long known = in.get(id);
            List<SequenceStep> unordered = in.get(steps);
            return known == null || known < 1
                    ? null
                    : new Sequence(
                            known,
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
                            unordered == null ? null : StepOrder.of(unordered, SequenceCodec::place),
                            in.field(issues),
                            text);
        };
    });

    private SequenceCodec() {}

    /**
     * Reads the sequence that the text describes.
     *
     * @throws MalformedJsonTextException where it is not a JSON object with an integer id
     */
    public static Sequence read(String text) throws MalformedJsonTextException {
        Function<String, @Nullable Sequence> making = JsonText.readOpenly(text, in -> SEQUENCE.read(in, Findings.NONE));
        if (making == null) {
            throw new MalformedJsonTextException("it is JSON, but not an object");
        }
        Sequence sequence = making.apply(text);
        if (sequence == null) {
            throw new MalformedJsonTextException("it is a JSON object, but has no integer id of at least 1");
        }
        return sequence;
    }

    private static StepOrder.Place<SequenceStep> place(SequenceStep step) {
        return new StepOrder.Place<>(
                step,
                step.id(),
                step.parentId().orNull(),
                step.step().type(),
                step.ifConditionPositive().orNull());
    }

    /** Reads a page of the list, in which sequences have their short form, or returns null where the text is none. */
    public static @Nullable Page<Sequence> readPage(String text) {
        return Page.read(text, item -> {
            Function<String, @Nullable Sequence> making = SEQUENCE.read(item, Findings.NONE);
            return making == null ? null : making.apply(item.toString());
        });
    }
}
