package dev.replykit.notebook.kernel;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Runs the code of cells inside the kernel's own JVM, as IJava does, each call on a thread of its own.
 *
 * <p>JShell only knows results as text. Rich output needs the object, so a call answers JShell with a key, and
 * {@link #result} trades the key for the object.
 */
final class CellControl extends DirectExecutionControl implements ExecutionControlProvider {
    /** Code that is stopped may have something to say, above all what became of its request. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private final Map<String, @Nullable Object> results = new HashMap<>();
    private volatile @Nullable Running running;
    private volatile boolean stopped;

    private record Running(FutureTask<?> task, Thread thread) {}

    /** Makes ready for another cell. */
    void begin() {
        stopped = false;
    }

    /** What the call returned that answered with this key; null also for a call that returns nothing. */
    @Nullable
    Object result(@Nullable String key) {
        return results.get(key);
    }

    /** Lets go of all results, so that a large one does not stay in memory. */
    void forget() {
        results.clear();
    }

    /**
     * Runs a task that {@link #stop} can end.
     *
     * @throws InterruptedException if it was stopped and threw nothing; a thread that ignores its interruption is left
     *     behind
     */
    <T extends @Nullable Object> T call(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        Thread thread = new Thread(future, "cell");
        running = new Running(future, thread);
        try {
            if (stopped) { // while the cell was being compiled
                throw new CancellationException();
            }
            thread.start();
            T result = future.get();
            if (stopped) {
                throw new CancellationException();
            }
            return result;
        } catch (CancellationException e) {
            throw new InterruptedException("the cell was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            running = null;
        }
    }

    @Override
    protected String invoke(Method snippet) throws Exception {
        try {
            Object result = call(() -> snippet.invoke(null));
            String key = "result " + results.size();
            results.put(key, result);
            return key;
        } catch (InterruptedException e) {
            throw new UserException(e.getMessage(), e.getClass().getName(), new StackTraceElement[0]);
        }
    }

    @Override
    public void stop() {
        stopped = true;
        Running now = running;
        if (now != null) {
            now.thread.interrupt();
            try {
                now.thread.join(LAST_WORDS.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.task.cancel(false); // where it has not ended, or not begun
        }
    }

    @Override
    public String name() {
        return "cells";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
        return this;
    }
}
