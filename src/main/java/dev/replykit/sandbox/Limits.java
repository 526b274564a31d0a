package dev.replykit.sandbox;

/**
 * What the sandbox holds at most, so that it never uses up the memory of its JVM.
 *
 * @param sequences the number of sequences
 * @param stored bytes of JSON of all sequences
 * @param inFlight bytes of the requests, and of the lists, that are in memory at the same time
 * @param work bytes that the reading of one request may take, estimated
 */
record Limits(int sequences, long stored, int inFlight, long work) {
    private static final int LARGEST_BODY = 16 << 20;

    /** Measured: the memory that a byte of a long text takes until the answer is written, and that of a JSON value. */
    private static final long WORK_OF_A_BYTE = 10;

    private static final long WORK_OF_A_VALUE = 1000;

    static Limits of(long memory) {
        return new Limits(10_000, Math.min(64L << 20, memory / 8), (int) Math.min(1L << 30, memory / 16), memory / 4);
    }

    int body() {
        return Math.min(LARGEST_BODY, inFlight);
    }

    boolean isTooMuchWork(byte[] body) {
        return WORK_OF_A_BYTE * body.length + WORK_OF_A_VALUE * values(body) > work;
    }

    Answer isFull() {
        return Answer.tooLarge("There is no room for the sequence. The sandbox keeps at most " + sequences
                + " sequences of " + (stored >> 20) + " MiB together. Restart it, or empty it: POST"
                + " {\"state\": \"a fresh account\"} to /_sandbox/state.");
    }

    Answer tooLarge() {
        return Answer.tooLarge("The request body is larger than " + (body() >> 20) + " MiB.");
    }

    Answer tooMuchWork() {
        return Answer.tooLarge("The request is too large for the memory of this JVM. Send less, or start it with more"
                + " memory, such as java -Xmx2g.");
    }

    /** At least as many values as the JSON has: each is the first in its array or object, or comes after a comma. */
    private static long values(byte[] json) {
        long values = 1;
        boolean inString = false;
        for (int i = 0; i < json.length; i++) {
            switch (json[i]) {
                case '"' -> inString = !inString;
                case '\\' -> i++;
                case ',', '[', '{' -> values += inString ? 0 : 1;
                default -> {}
            }
        }
        return values;
    }
}
