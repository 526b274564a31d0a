package dev.replykit;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/**
 * replykit in a Jupyter notebook.
 *
 * <pre>{@code
 * boolean pictures = Notebook.showPictures(); // in the first cell
 *
 * SequenceDraft draft = SequenceDraft.named("Hello").steps(Step.email("Hi", "<p>Hi</p>"));
 * draft                                       // as the last line of a cell: a picture
 * }</pre>
 */
public final class Notebook {
    /** The class and the static method that return the running kernel. Each kernel has its own rendering classes. */
    private static final Map<String, String> KERNELS = Map.of(
            "io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance",
            "org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel");

    private Notebook() {}

    /**
     * From now on, a draft or sequence at the end of a cell is shown as a picture, and as text where pictures can't be
     * shown. Known kernels are IJava and JJava. Elsewhere nothing happens, and
     * {@code render(draft.toSvg(), "image/svg+xml")} may show one picture.
     *
     * @return whether a known kernel is running and will show pictures
     */
    public static boolean showPictures() {
        return KERNELS.entrySet().stream().anyMatch(kernel -> {
            try {
                Object running = Class.forName(kernel.getKey())
                        .getMethod(kernel.getValue())
                        .invoke(null);
                if (running != null) {
                    Object renderer = call(running, "getRenderer");
                    register(renderer, SequenceDraft.class, SequenceDraft::toSvg);
                    register(renderer, Sequence.class, Sequence::toSvg);
                }
                return running != null;
            } catch (ReflectiveOperationException | LinkageError e) {
                return false; // This kernel is not the one that runs.
            }
        });
    }

    /** {@code renderer.createRegistration(type).preferring(svg).register((value, context) -> ...)}. */
    private static <T> void register(Object renderer, Class<T> type, Function<T, String> picture)
            throws ReflectiveOperationException {
        Object registration = call(renderer, "createRegistration", type);
        call(registration, "preferring", (Object) new String[] {"image/svg+xml"});
        Class<?> function = Class.forName(
                renderer.getClass().getPackageName() + ".RenderFunction",
                false,
                renderer.getClass().getClassLoader());
        call(
                registration,
                "register",
                Proxy.newProxyInstance(
                        function.getClassLoader(), new Class<?>[] {function}, (proxy, method, arguments) -> {
                            if (method.getName().equals("render")) {
                                Object output = call(arguments[1], "getOutputContainer");
                                call(output, "putSVG", picture.apply(type.cast(arguments[0])));
                            }
                            return null;
                        }));
    }

    private static Object call(Object on, String name, Object... arguments) throws ReflectiveOperationException {
        for (Method method : on.getClass().getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            if (method.getName().equals(name)
                    && types.length == arguments.length
                    && (types.length == 0 || types[0].isInstance(arguments[0]))) {
                return method.invoke(on, arguments);
            }
        }
        throw new NoSuchMethodException(name);
    }
}
