package dev.replykit;

/**
 * What a {@link Step.TaskStep} makes: its {@code actionType}. Source: published OpenAPI.
 *
 * <pre>{@code
 * task("Meet at the booth").meeting().action(); // ==> meeting
 * }</pre>
 */
public final class TaskAction extends OpenEnum {
    /** Something to do. */
    public static final TaskAction TO_DO = new TaskAction("toDo", true);

    /** A meeting to hold. */
    public static final TaskAction MEETING = new TaskAction("meeting", true);

    private TaskAction(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the action that the API writes so} */
    public static TaskAction of(String value) {
        return find(value, other -> new TaskAction(other, false), TO_DO, MEETING);
    }
}
