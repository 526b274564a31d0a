package dev.replykit;

import java.util.List;

/**
 * Where a sequence is in its life. A created one is {@code new}: nothing is sent until it is started. Source:
 * documentation; {@code new} after creation is observed and stated by Reply's own repository.
 *
 * <pre>{@code
 * sequence.status().equals(SequenceStatus.NEW); // ==> true
 * }</pre>
 */
public final class SequenceStatus extends OpenEnum {
    private static final List<String> KNOWN = List.of("new", "active", "paused");

    /** Never started. */
    public static final SequenceStatus NEW = of("new");

    /** Running. */
    public static final SequenceStatus ACTIVE = of("active");

    /** Stopped for now. */
    public static final SequenceStatus PAUSED = of("paused");

    private SequenceStatus(String value) {
        super(value, KNOWN);
    }

    /** {@return the status that the API writes so} */
    public static SequenceStatus of(String value) {
        return new SequenceStatus(value);
    }
}
