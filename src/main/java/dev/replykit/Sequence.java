package dev.replykit;

import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.internal.json.SequenceCopy;
import dev.replykit.internal.picture.Svg;
import dev.replykit.internal.text.Summary;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A sequence as Reply answered it. Nothing in the answer is lost: {@link #toJson()} returns its text untouched, unknown
 * members, kinds and words included.
 *
 * <pre>{@code
 * Sequence sequence = reply.create(draft);
 * sequence.id();              // ==> 1001
 * sequence.status();          // ==> new
 * sequence.issues().isNull(); // ==> true
 * }</pre>
 *
 * <p>Reply declares no member as always present, so each but the id is null where the answer leaves it out or gives it
 * in another form. The items of a list are short: no settings, steps, accounts and issues. Source: documentation. The
 * constructor is not API.
 *
 * @param steps in the order in which they run: by {@link SequenceStep#parentId()}, after a condition first the side
 *     where it holds. If that gives no single order, as in the answer
 * @param issues what keeps the sequence from running: absent in an answer without details, null while it is healthy
 * @param toJson the text of the answer, untouched; for an item of a list its own part, without white space
 */
public record Sequence(
        long id,
        @Nullable Long ownerUserId,
        @Nullable String name,
        @Nullable OffsetDateTime created,
        @Nullable SequenceStatus status,
        @Nullable Boolean isArchived,
        @Nullable Health health,
        @Nullable Long scheduleId,
        @Nullable List<EmailAccount> emailAccounts,
        @Nullable List<LinkedInAccount> linkedInAccounts,
        @Nullable Settings settings,
        @Nullable List<SequenceStep> steps,
        JsonField<List<Issue>> issues,
        String toJson) {

    /**
     * {@return the sequence that an answer of the API describes: a JSON object with an integer {@code id}}
     *
     * @throws IllegalArgumentException where the text is no such object; the message says why
     */
    public static Sequence fromJson(String json) {
        Objects.requireNonNull(json, "The JSON text is null.");
        try {
            return SequenceCodec.read(json);
        } catch (MalformedJsonTextException e) {
            throw new IllegalArgumentException(
                    "This is no sequence: " + e.getMessage() + ". Give the JSON object of an answer, with its id.", e);
        }
    }

    /**
     * {@return a draft that creates this sequence again} What only Reply sets is left out, and so are unknown members.
     *
     * @throws InvalidDraftException where something has no place in a new draft, with all of it: steps on branches,
     *     attachments, disabled variants, unknown kinds and words, or all steps of a short form
     */
    public SequenceDraft toDraft() {
        List<Finding> dropped = new ArrayList<>();
        SequenceDraft draft = toDraft(dropped::add);
        if (!dropped.isEmpty()) {
            throw new InvalidDraftException(
                    "Not all of sequence " + id
                            + " has a place in a new draft. toDraft(System.out::println) leaves out",
                    dropped);
        }
        return draft;
    }

    /**
     * {@return the same draft, but without what has no place in it; {@code dropped} is told each such thing}
     *
     * @throws InvalidDraftException where nothing is left that could be created, such as a sequence without a name
     */
    public SequenceDraft toDraft(Consumer<? super Finding> dropped) {
        List<Finding> all = new ArrayList<>();
        SequenceDraft draft = SequenceCopy.of(toJson, all::add);
        if (draft == null) {
            throw new InvalidDraftException(
                    "Not all of sequence " + id + " has a place in a new draft. What is left can't be created", all);
        }
        all.forEach(dropped);
        return draft;
    }

    /** {@return an SVG picture like {@link SequenceDraft#toSvg()}, with branches, health and issues} */
    public String toSvg() {
        return Svg.of(this);
    }

    /** The sequence as a small table with its timeline, for people. */
    @Override
    public String toString() {
        return Summary.of(this);
    }
}
