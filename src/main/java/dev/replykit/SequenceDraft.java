package dev.replykit;

import dev.replykit.internal.json.Comparison;
import dev.replykit.internal.json.DraftCodec;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.StepCodec;
import dev.replykit.internal.picture.Svg;
import dev.replykit.internal.text.DraftText;
import dev.replykit.internal.text.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sequence to create: its name, senders, settings and steps. Immutable.
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
 * <p>A method without an argument, such as {@code steps()}, reads; the same name with arguments returns a changed
 * draft. A member that was not set is left out of the JSON, and Reply uses its own value. {@code fromJson},
 * {@code read}, {@code write} and {@code toJson} throw {@link InvalidDraftException} with every violation. Source:
 * documentation. The constructor is not API.
 *
 * @param name the name, not blank; no length is documented and no rule makes names unique
 * @param scheduleId the schedule with sending hours and time zone, or null for the caller's default schedule
 */
@CheckReturnValue
public record SequenceDraft(
        String name,
        @Nullable Long scheduleId,
        @Nullable List<Long> emailAccounts,
        @Nullable List<Long> linkedInAccounts,
        @Nullable Settings settings,
        @Nullable List<Step> steps) {
    /** Lower-case letters and digits survive escaping and a search that ignores case. */
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final Pattern MARKED = Pattern.compile(" \\[rk-[" + ALPHABET + "]{12}\\]$");

    public SequenceDraft {
        Objects.requireNonNull(name, "The name is null.");
        steps = steps == null ? null : Lists.printable(steps, "step");
    }

    /** {@return the smallest draft: a name, and nothing else} */
    public static SequenceDraft named(String name) {
        return new SequenceDraft(name, null, null, null, null, null);
    }

    /** {@return the draft of this JSON: strict (RFC 8259), without duplicate names, with documented members only} */
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
     * {@return the draft of this JSON file: UTF-8 of at most 16 MiB}
     *
     * @throws IOException where the file can't be read
     */
    public static SequenceDraft read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return fromJson(DraftText.read(in));
        } catch (DraftText.UnreadableException e) {
            throw new InvalidDraftException(List.of(Finding.violation("", String.valueOf(e.getMessage()))));
        }
    }

    /**
     * Writes the draft as readable JSON in UTF-8, over a file that exists. {@link #read} refuses raw steps
     * of unknown kinds.
     *
     * @throws IOException where the file can't be written
     */
    public void write(Path file) throws IOException {
        Files.writeString(file, JsonText.indented(toJson()) + "\n");
    }

    /** {@return the draft under another name} */
    public SequenceDraft name(String newName) {
        return new SequenceDraft(newName, scheduleId, emailAccounts, linkedInAccounts, settings, steps);
    }

    /**
     * {@return the draft with a random mark of 60 bits at the end of its name, such as {@code [rk-k3v9q2m7x4ab]},
     * unless it has one} {@link Reply#reconcile} finds the sequence by it among others of that name.
     */
    public SequenceDraft marked() {
        StringBuilder mark = new StringBuilder(" [rk-");
        new SecureRandom().ints(12, 0, ALPHABET.length()).forEach(i -> mark.append(ALPHABET.charAt(i)));
        return isMarked() ? this : name(name + mark + "]");
    }

    boolean isMarked() {
        return MARKED.matcher(name).find();
    }

    /** {@return the draft with this schedule, an id of at least 1} */
    public SequenceDraft scheduleId(long id) {
        return new SequenceDraft(name, id, emailAccounts, linkedInAccounts, settings, steps);
    }

    /** {@return the draft with these sending mailboxes instead: ids of at least 1} */
    public SequenceDraft emailAccounts(long... ids) {
        return emailAccounts(Lists.of(ids));
    }

    /** {@return the draft with these sending mailboxes instead: ids of at least 1} */
    public SequenceDraft emailAccounts(List<Long> ids) {
        return new SequenceDraft(name, scheduleId, Lists.copyOf(ids, "mailboxes"), linkedInAccounts, settings, steps);
    }

    /** {@return the draft with these LinkedIn senders instead: ids of at least 1} */
    public SequenceDraft linkedInAccounts(long... ids) {
        return linkedInAccounts(Lists.of(ids));
    }

    /** {@return the draft with these LinkedIn senders instead: ids of at least 1} */
    public SequenceDraft linkedInAccounts(List<Long> ids) {
        return new SequenceDraft(
                name, scheduleId, emailAccounts, Lists.copyOf(ids, "LinkedIn senders"), settings, steps);
    }

    /** {@return the draft with these settings, at least the seven required ones} */
    public SequenceDraft settings(Settings settings) {
        Objects.requireNonNull(settings, "The settings are null.");
        return new SequenceDraft(name, scheduleId, emailAccounts, linkedInAccounts, settings, steps);
    }

    /** {@return the draft with these steps instead, in the order in which they run} */
    public SequenceDraft steps(Step... steps) {
        return steps(Arrays.asList(Objects.requireNonNull(steps, "The steps are null.")));
    }

    /** {@return the draft with these steps instead, in the order in which they run} */
    public SequenceDraft steps(List<? extends Step> steps) {
        return new SequenceDraft(
                name, scheduleId, emailAccounts, linkedInAccounts, settings, Lists.copyOf(steps, "steps"));
    }

    /** {@return the draft with one more step at its end} */
    public SequenceDraft then(Step step) {
        Objects.requireNonNull(step, "The step is null.");
        return steps(Lists.plus(steps == null ? List.of() : steps, step));
    }

    /** {@return the exact JSON that {@link Reply#create} sends, compact} */
    public String toJson() {
        Findings findings = Findings.ofDraft();
        String json = DraftCodec.write(this, findings);
        List<Finding> violations = findings.violations();
        if (!violations.isEmpty()) {
            throw new InvalidDraftException(violations);
        }
        return json;
    }

    /** {@return everything in the draft that Reply documents as wrong; empty when the draft is valid} */
    public List<Finding> violations() {
        Findings findings = Findings.ofDraft();
        var unused = DraftCodec.write(this, findings);
        return Lists.printable(findings.violations(), "violation");
    }

    /** {@return everything that is allowed, but probably not intended; lints never stop a draft} */
    public List<Finding> lints() {
        return Lists.printable(Lints.of(this), "lint");
    }

    /** {@return the places where the answer has other values, except {@code attachmentIds}, which it never has} */
    public List<Difference> differences(Sequence sequence) {
        Objects.requireNonNull(sequence, "The sequence is null.");
        return Lists.printable(Comparison.of(this, sequence.toJson()), "difference");
    }

    /** {@return an SVG picture of the first 100 steps on a time axis; it has no script and loads nothing} */
    public String toSvg() {
        return Svg.of(this, knownSteps());
    }

    /** {@return the steps as people see them: a raw step of a known kind as that kind; none where none were set} */
    List<Step> knownSteps() {
        return steps == null
                ? List.of()
                : steps.stream().map(StepCodec::asKnown).toList();
    }

    /** The draft as a small table with its timeline, for people. */
    @Override
    public String toString() {
        return Summary.of(this, knownSteps());
    }
}
