package dev.replykit;

import dev.replykit.Step.TaskStep;
import dev.replykit.internal.text.Printed;
import java.util.List;

/**
 * What kind of task a task step makes: the {@code actionType} of a {@link TaskStep}.
 *
 * <pre>{@code
 * task("Meet at the booth").meeting().action(); // ==> meeting
 * }</pre>
 *
 * <p>An open enum: a word that Reply adds tomorrow is kept as it was written, known words are read without regard to
 * case and become the documented spelling. A draft may only use the known ones. Source: published OpenAPI.
 *
 * @param value the word on the wire
 */
public record TaskAction(String value) {
    private static final List<String> WORDS = List.of("toDo", "meeting");

    /** Something to do. */
    public static final TaskAction TO_DO = new TaskAction("toDo");

    /** A meeting to hold. */
    public static final TaskAction MEETING = new TaskAction("meeting");

    /**
     * Takes the word, in the documented spelling where it is a documented one.
     *
     * @param value {@link #value()}
     */
    public TaskAction {
        value = Words.documented(value, WORDS);
    }

    /**
     * The documented ones.
     *
     * @return all constants of this class
     */
    public static List<TaskAction> known() {
        return List.of(TO_DO, MEETING);
    }

    /** The word itself. */
    @Override
    public String toString() {
        return Printed.text(value);
    }
}
