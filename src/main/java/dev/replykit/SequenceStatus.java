package dev.replykit;

/**
 * Where a sequence is in its life. A created one is {@code new}: nothing is sent until it is started. Source:
 * documentation; {@code new} after creation is observed and stated by Reply's own repository.
 */
public final class SequenceStatus extends OpenEnum {
    public static final SequenceStatus NEW = new SequenceStatus("new", true);
    public static final SequenceStatus ACTIVE = new SequenceStatus("active", true);
    public static final SequenceStatus PAUSED = new SequenceStatus("paused", true);

    private SequenceStatus(String value, boolean isKnown) {
        super(value, isKnown);
    }

    /** {@return the status with this word of the API} */
    public static SequenceStatus of(String value) {
        return find(value, other -> new SequenceStatus(other, false), NEW, ACTIVE, PAUSED);
    }
}
