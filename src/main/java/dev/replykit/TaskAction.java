package dev.replykit;

import java.util.List;

/**
 * What a {@link Step.TaskStep} makes: its {@code actionType}. Source: published OpenAPI.
 *
 * <pre>{@code
 * task("Meet at the booth").meeting().action(); // ==> meeting
 * }</pre>
 */
public final class TaskAction extends OpenEnum {
    private static final List<String> KNOWN = List.of("toDo", "meeting");

    /** Something to do. */
    public static final TaskAction TO_DO = of("toDo");

    /** A meeting to hold. */
    public static final TaskAction MEETING = of("meeting");

    private TaskAction(String value) {
        super(value, KNOWN);
    }

    /** {@return the action that the API writes so} */
    public static TaskAction of(String value) {
        return new TaskAction(value);
    }
}
