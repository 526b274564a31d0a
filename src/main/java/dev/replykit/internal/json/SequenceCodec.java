package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.*;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.Strictness;
import dev.replykit.EmailAccount;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.JsonField;
import dev.replykit.LinkedInAccount;
import dev.replykit.Sequence;
import dev.replykit.SequenceStatus;
import dev.replykit.SequenceStep;
import dev.replykit.SequenceStep.VariantInfo;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Answers: a sequence, or a page of the list. Only the id can make reading fail. */
public final class SequenceCodec {
    private static final Codec<OffsetDateTime> TIME = (in, findings) -> JsonValues.time(JsonText.value(in, findings));
    private static final Codec<SequenceStatus> STATUS = word(List.of(), SequenceStatus::of, SequenceStatus::value);
    private static final Codec<Health> HEALTH = word(List.of(), Health::of, Health::value);
    private static final Codec<List<EmailAccount>> EMAIL_ACCOUNTS = list(AccountCodec.EMAIL_ACCOUNT);
    private static final Codec<List<LinkedInAccount>> LINKED_IN_ACCOUNTS = list(AccountCodec.LINKED_IN_ACCOUNT);

    private static final Codec<List<Issue>> ISSUES = list((in, findings) -> {
        JsonElement json = JsonText.value(in, findings);
        String type = json instanceof JsonObject issue ? JsonValues.text(issue.get("type")) : null;
        return new Issue(type, json.toString());
    });

    /** A step, and what is kept beside it: what is only in answers of each variant, and then its id. */
    @SuppressWarnings("unchecked")
    private static final Codec<List<StepOrder.Place<SequenceStep>>> STEPS = list((in, findings) -> {
        Step step = StepCodec.STEP.read(in, findings);
        Long id = (Long) findings.kept.remove(findings.kept.size() - 1);
        List<VariantInfo> infos = List.copyOf((List<VariantInfo>) (List<?>) findings.kept);
        findings.kept.clear();
        return new StepOrder.Place<>(
                new SequenceStep(id, step, infos),
                id,
                step.placement().parentId().orNull(),
                step.type(),
                step.placement().ifConditionPositive().orNull());
    });

    /** Makes a function from the text of an answer to its sequence. */
    private static final Shape<Function<String, @Nullable Sequence>> SEQUENCE = Shape.of("a sequence", in -> {
        Long id = in.get("id", INTEGER);
        Long owner = in.get("ownerUserId", INTEGER);
        String name = in.get("name", TEXT);
        OffsetDateTime created = in.get("created", TIME);
        SequenceStatus status = in.get("status", STATUS);
        Boolean isArchived = in.get("isArchived", BOOLEAN);
        Health health = in.get("health", HEALTH);
        Long schedule = in.get("scheduleId", INTEGER);
        var emails = in.get("emailAccounts", EMAIL_ACCOUNTS);
        var linkedIns = in.get("linkedInAccounts", LINKED_IN_ACCOUNTS);
        Settings settings = in.get("settings", DraftCodec.SETTINGS);
        var places = in.get("steps", STEPS);
        List<SequenceStep> steps = places == null ? null : StepOrder.of(places);
        JsonField<List<Issue>> issues = in.nullable("issues", ISSUES, null);
        return text -> id == null || id < 1
                ? null
                : new Sequence(
                        id,
                        owner,
                        name,
                        created,
                        status,
                        isArchived,
                        health,
                        schedule,
                        emails,
                        linkedIns,
                        settings,
                        steps,
                        issues,
                        text);
    });

    private SequenceCodec() {}

    /**
     * Reads the sequence that the text describes.
     *
     * @throws MalformedJsonTextException where it is not a JSON object with an integer id
     */
    public static Sequence read(String text) throws MalformedJsonTextException {
        Function<String, @Nullable Sequence> making =
                JsonText.read(text, Strictness.LEGACY_STRICT, SEQUENCE, Findings.ofAnswer());
        if (making == null) {
            throw new MalformedJsonTextException("it is JSON, but not an object");
        }
        Sequence sequence = making.apply(text);
        if (sequence == null) {
            throw new MalformedJsonTextException("it is a JSON object, but has no integer id of at least 1");
        }
        return sequence;
    }

    /** Reads a page of the list, in which sequences have their short form, or returns null where the text is none. */
    public static @Nullable Page<Sequence> readPage(String text) {
        return Page.read(text, item -> {
            Function<String, @Nullable Sequence> making = SEQUENCE.read(item, Findings.ofAnswer());
            return making == null ? null : making.apply(item.toString());
        });
    }
}
