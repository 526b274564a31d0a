package dev.replykit;

import dev.replykit.internal.json.MalformedJsonTextException;
import dev.replykit.internal.json.SequenceCodec;
import dev.replykit.internal.json.SequenceParts;
import dev.replykit.internal.json.Times;
import dev.replykit.internal.picture.Svg;
import dev.replykit.internal.text.Summary;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
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
 * <p>Reply declares no member as always present, so each accessor but {@link #id()} returns null for a member that the
 * answer leaves out or gives in another form. The items of a list are short: no settings, steps, accounts and issues.
 * Source: documentation.
 */
public final class Sequence {
    private final SequenceParts parts;
    private final String json;

    Sequence(SequenceParts parts, String json) {
        this.parts = parts;
        this.json = json;
    }

    /**
     * The sequence that a JSON text describes, in the form of the API's answers.
     *
     * @param json a JSON object with an integer {@code id}
     * @return the sequence
     * @throws IllegalArgumentException where the text is no such object; the message says why
     */
    public static Sequence fromJson(String json) {
        Objects.requireNonNull(json, "The JSON text is null.");
        try {
            return new Sequence(SequenceCodec.read(json), json);
        } catch (MalformedJsonTextException e) {
            throw new IllegalArgumentException(
                    "This is no sequence: " + e.getMessage() + ". Give the JSON object of an answer, with its id.", e);
        }
    }

    /**
     * The id, by which the sequence is read back and started.
     *
     * @return the id
     */
    public long id() {
        return Objects.requireNonNull(parts.id(), "a sequence is not made without an id");
    }

    /**
     * The user who owns the sequence.
     *
     * @return the user's id, or null
     */
    public @Nullable Long ownerUserId() {
        return parts.ownerUserId();
    }

    /**
     * The name.
     *
     * @return the name, or null
     */
    public @Nullable String name() {
        return parts.name();
    }

    /**
     * When the sequence was created.
     *
     * @return the time with its offset, any fraction kept; null also where the text is no such time
     */
    public @Nullable OffsetDateTime created() {
        return Times.read(parts.created());
    }

    /**
     * Where the sequence is in its life; {@code new} after creation.
     *
     * @return the status, or null
     */
    public @Nullable SequenceStatus status() {
        return parts.status();
    }

    /**
     * Whether the sequence was put away.
     *
     * @return true where it is archived, or null
     */
    public @Nullable Boolean isArchived() {
        return parts.isArchived();
    }

    /**
     * Whether the sequence can run.
     *
     * @return the health, or null
     */
    public @Nullable Health health() {
        return parts.health();
    }

    /**
     * The sending schedule.
     *
     * @return its id, or null
     */
    public @Nullable Long scheduleId() {
        return parts.scheduleId();
    }

    /**
     * The sending mailboxes.
     *
     * @return the mailboxes, or null
     */
    public @Nullable List<EmailAccount> emailAccounts() {
        return parts.emailAccounts();
    }

    /**
     * The LinkedIn senders.
     *
     * @return the senders, or null
     */
    public @Nullable List<LinkedInAccount> linkedInAccounts() {
        return parts.linkedInAccounts();
    }

    /**
     * The sending settings; any of them may be absent in an answer.
     *
     * @return the settings, or null
     */
    public @Nullable Settings settings() {
        return parts.settings();
    }

    /**
     * The steps with their ids.
     *
     * @return the steps in their order, or null
     */
    public @Nullable List<SequenceStep> steps() {
        return parts.steps();
    }

    /**
     * What stands in the way of the sequence: absent where the answer is no detail answer, null while it is healthy.
     *
     * @return the issues
     */
    public JsonField<List<Issue>> issues() {
        return parts.issues();
    }

    /**
     * The text of the answer, untouched.
     *
     * @return JSON
     */
    public String toJson() {
        return json;
    }

    /**
     * A picture of the sequence: its steps on a time axis in days and hours, with a sign for each channel, what a
     * person does told apart from what runs by itself, and variants side by side, health and issues. In a notebook,
     * {@code render(sequence.toSvg(), "image/svg+xml")} shows it.
     *
     * <p>Legible in light and dark, without script, and it loads nothing. The first 40 steps are drawn in full, long
     * texts are cut. The same sequence gives the same picture.
     *
     * @return an SVG document
     */
    public String toSvg() {
        return Svg.of(this);
    }

    /** Whether the other is a sequence of the same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Sequence sequence && json.equals(sequence.json);
    }

    @Override
    public int hashCode() {
        return json.hashCode();
    }

    /** The sequence as a small table with its timeline, for people. */
    @Override
    public String toString() {
        return Summary.of(this);
    }
}
