package dev.replykit;

import dev.replykit.internal.json.Comparison;
import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.picture.Svg;
import dev.replykit.internal.text.Lints;
import dev.replykit.internal.text.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sequence to create: its name, senders, settings and steps. Immutable; each method that changes something returns a
 * new draft.
 *
 * <pre>{@code
 * import static dev.replykit.Step.*;
 *
 * SequenceDraft draft = SequenceDraft.named("Sales Outreach 2024").emailAccounts(101, 102).steps(
 *         email("Quick question", "<p>Hi {{firstName}}</p>"),
 *         call("Ask about the demo").after(days(2)));
 * draft.violations(); // ==> []
 * }</pre>
 *
 * <p>What a member that was not set looks like on the wire: it is left out, and Reply's own value applies. What only
 * Reply sets (id, status, health, ...) is no part of a draft. Source: documentation.
 */
public final class SequenceDraft {
    private static final int LARGEST_FILE = 16 << 20;

    private final String name;
    private final @Nullable Long scheduleId;
    private final @Nullable List<Long> emailAccounts;
    private final @Nullable List<Long> linkedInAccounts;
    private final @Nullable Settings settings;
    private final @Nullable List<Step> steps;

    private SequenceDraft(
            String name,
            @Nullable Long scheduleId,
            @Nullable List<Long> emailAccounts,
            @Nullable List<Long> linkedInAccounts,
            @Nullable Settings settings,
            @Nullable List<Step> steps) {
        this.name = Objects.requireNonNull(name, "The name is null.");
        this.scheduleId = scheduleId;
        this.emailAccounts = emailAccounts;
        this.linkedInAccounts = linkedInAccounts;
        this.settings = settings;
        this.steps = steps;
    }

    /**
     * The smallest draft: a name, and nothing else.
     *
     * @param name name of the sequence, not blank; no length is documented and no rule makes names unique
     * @return the draft
     */
    public static SequenceDraft named(String name) {
        return new SequenceDraft(name, null, null, null, null, null);
    }

    /**
     * The draft that a JSON text describes, in the form of the API's request body. For each draft without
     * {@linkplain Step#raw raw} steps it is the inverse of {@link #toJson()}.
     *
     * @param json the text, strict JSON (RFC 8259) without duplicate keys and with documented members only
     * @return the draft, valid
     * @throws InvalidDraftException with every violation
     */
    public static SequenceDraft fromJson(String json) {
        Objects.requireNonNull(json, "The JSON text is null.");
        Findings findings = Findings.ofDraft();
        SequenceDraft draft = DraftCodec.read(json, findings);
        if (draft == null) {
            throw new InvalidDraftException(findings.violations());
        }
        return draft;
    }

    /**
     * The draft that a JSON file describes.
     *
     * @param file a file in UTF-8, of at most 16 MiB
     * @return the draft, valid
     * @throws IOException where the file can't be read
     * @throws InvalidDraftException with every violation
     */
    public static SequenceDraft read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST_FILE + 1);
        }
        if (bytes.length > LARGEST_FILE) {
            throw new InvalidDraftException(
                    List.of(Finding.violation("", "the file is larger than 16 MiB, too large for a draft")));
        }
        try {
            return fromJson(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            throw new InvalidDraftException(List.of(Finding.violation("", "is not JSON: the file is not UTF-8")));
        }
    }

    /**
     * The name.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The draft under another name.
     *
     * @param newName the name
     * @return a changed draft
     */
    public SequenceDraft name(String newName) {
        return new SequenceDraft(newName, scheduleId, emailAccounts, linkedInAccounts, settings, steps);
    }

    /**
     * The draft with a random mark at the end of its name, such as {@code [rk-k3v9q2m7x4ab]}. Names need not be unique;
     * with a mark this one is, so that after an unknown outcome {@link Reply#reconcile} can tell the sequence from its
     * namesakes. Rename it in Reply once it is found.
     *
     * @return a changed draft; the same one where its name bears a mark already
     */
    public SequenceDraft marked() {
        return name(Mark.on(name));
    }

    /**
     * The sending schedule, which holds sending hours and time zone.
     *
     * @return its id, or null for the caller's default schedule
     */
    public @Nullable Long scheduleId() {
        return scheduleId;
    }

    /**
     * The draft with a sending schedule.
     *
     * @param id id of the schedule, at least 1
     * @return a changed draft
     */
    public SequenceDraft scheduleId(long id) {
        return new SequenceDraft(name, id, emailAccounts, linkedInAccounts, settings, steps);
    }

    /**
     * The sending mailboxes.
     *
     * @return their ids, or null where none were set
     */
    public @Nullable List<Long> emailAccounts() {
        return emailAccounts;
    }

    /**
     * The draft with these sending mailboxes instead of those before.
     *
     * @param ids ids of mailboxes, each at least 1
     * @return a changed draft
     */
    public SequenceDraft emailAccounts(long... ids) {
        return emailAccounts(Lists.of(ids, "mailboxes"));
    }

    /**
     * The draft with these sending mailboxes instead of those before.
     *
     * @param ids ids of mailboxes, each at least 1
     * @return a changed draft
     */
    public SequenceDraft emailAccounts(List<Long> ids) {
        return new SequenceDraft(name, scheduleId, Lists.copyOf(ids, "mailboxes"), linkedInAccounts, settings, steps);
    }

    /**
     * The LinkedIn senders.
     *
     * @return their ids, or null where none were set
     */
    public @Nullable List<Long> linkedInAccounts() {
        return linkedInAccounts;
    }

    /**
     * The draft with these LinkedIn senders instead of those before.
     *
     * @param ids ids of LinkedIn accounts, each at least 1
     * @return a changed draft
     */
    public SequenceDraft linkedInAccounts(long... ids) {
        return linkedInAccounts(Lists.of(ids, "LinkedIn senders"));
    }

    /**
     * The draft with these LinkedIn senders instead of those before.
     *
     * @param ids ids of LinkedIn accounts, each at least 1
     * @return a changed draft
     */
    public SequenceDraft linkedInAccounts(List<Long> ids) {
        return new SequenceDraft(
                name, scheduleId, emailAccounts, Lists.copyOf(ids, "LinkedIn senders"), settings, steps);
    }

    /**
     * The sending settings.
     *
     * @return the settings, or null where none were set
     */
    public @Nullable Settings settings() {
        return settings;
    }

    /**
     * The draft with these sending settings.
     *
     * @param settings settings with at least the seven required ones
     * @return a changed draft
     */
    public SequenceDraft settings(Settings settings) {
        return new SequenceDraft(
                name,
                scheduleId,
                emailAccounts,
                linkedInAccounts,
                Objects.requireNonNull(settings, "The settings are null."),
                steps);
    }

    /**
     * The steps in their order.
     *
     * @return the steps, or null where none were set
     */
    public @Nullable List<Step> steps() {
        return steps;
    }

    /**
     * The draft with these steps instead of those before.
     *
     * @param steps the steps, in the order in which they run
     * @return a changed draft
     */
    public SequenceDraft steps(Step... steps) {
        return steps(Arrays.asList(Objects.requireNonNull(steps, "The steps are null.")));
    }

    /**
     * The draft with these steps instead of those before.
     *
     * @param steps the steps, in the order in which they run
     * @return a changed draft
     */
    public SequenceDraft steps(List<? extends Step> steps) {
        return new SequenceDraft(
                name, scheduleId, emailAccounts, linkedInAccounts, settings, Lists.copyOf(steps, "steps"));
    }

    /**
     * The draft with one more step at its end.
     *
     * @param step the step
     * @return a changed draft
     */
    public SequenceDraft then(Step step) {
        Objects.requireNonNull(step, "The step is null.");
        return steps(Lists.plus(steps == null ? List.of() : steps, step));
    }

    /**
     * The exact JSON that {@link Reply#create} sends: compact, in the documented spelling, absent members left out.
     *
     * @return the JSON
     * @throws InvalidDraftException with every violation
     */
    public String toJson() {
        List<Finding> violations = violations();
        if (!violations.isEmpty()) {
            throw new InvalidDraftException(violations);
        }
        return JsonText.write(DraftCodec.write(this));
    }

    /**
     * Everything in the draft that Reply documents as wrong.
     *
     * @return the violations; empty when the draft is valid
     */
    public List<Finding> violations() {
        return Listing.of(DraftCodec.violations(DraftCodec.write(this), Findings.ofDraft()), "violation");
    }

    /**
     * Everything that is allowed, but probably not meant. Lints never block.
     *
     * @return the lints; empty when there is nothing to say
     */
    public List<Finding> lints() {
        return Listing.of(Lints.of(this), "lint");
    }

    /**
     * What came back other than it was sent. Members that only answers have are no difference, nor are
     * {@code attachmentIds}, which Reply never returns.
     *
     * @param sequence the answer
     * @return the differences; empty when all that was sent came back
     */
    public List<Difference> differences(Sequence sequence) {
        Objects.requireNonNull(sequence, "The sequence is null.");
        return Listing.of(Comparison.of(this, sequence.toJson()), "difference");
    }

    /**
     * A picture of the draft: its steps on a time axis in days and hours, with a sign for each channel, what a person
     * does told apart from what runs by itself, and variants side by side. In a notebook,
     * {@code render(draft.toSvg(), "image/svg+xml")} shows it.
     *
     * <p>Legible in light and dark, without script, and it loads nothing. The first 40 steps are drawn in full, long
     * texts are cut. The same draft gives the same picture.
     *
     * @return an SVG document
     */
    public String toSvg() {
        return Svg.of(this);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SequenceDraft draft
                && name.equals(draft.name)
                && Objects.equals(scheduleId, draft.scheduleId)
                && Objects.equals(emailAccounts, draft.emailAccounts)
                && Objects.equals(linkedInAccounts, draft.linkedInAccounts)
                && Objects.equals(settings, draft.settings)
                && Objects.equals(steps, draft.steps);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, scheduleId, emailAccounts, linkedInAccounts, settings, steps);
    }

    /** The draft as a small table with its timeline, for people. */
    @Override
    public String toString() {
        return Summary.of(this);
    }
}
