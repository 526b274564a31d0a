package dev.replykit.internal.picture;

import dev.replykit.Sequence;
import dev.replykit.SequenceDraft;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells the kernel of a notebook how drafts and sequences look. The Java kernels have the same renderer, each in a
 * package of its own, and a class made for one does not load in another: so all is found by name.
 */
public final class KernelPictures {
    private static final String SVG = "image/svg+xml";
    private static final String HTML = "text/html";

    /** Where a kernel says which one is running: a class and a static method. */
    private static final Map<String, String> KERNELS = Map.of(
            "dev.replykit.notebook.kernel.JavaKernel", "running",
            "io.github.spencerpark.ijava.runtime.Kernel", "getKernelInstance",
            "org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel",
            "org.dflib.jjava.runtime.Kernel", "getKernelInstance");

    private KernelPictures() {}

    /** Whether the kernel that runs this took the pictures; false where there is none. */
    public static boolean register() {
        return KERNELS.entrySet().stream().anyMatch(kernel -> {
            try {
                Object running = Class.forName(kernel.getKey())
                        .getMethod(kernel.getValue())
                        .invoke(null);
                return running != null && register(running);
            } catch (ReflectiveOperationException | LinkageError e) {
                return false; // another kernel, or none
            }
        });
    }

    /** Whether a kernel took the pictures. */
    static boolean register(Object kernel) {
        try {
            Object renderer = kernel.getClass().getMethod("getRenderer").invoke(kernel);
            register(renderer, SequenceDraft.class, Map.of(SVG, SequenceDraft::toSvg, HTML, SequenceDraft::toHtml));
            register(renderer, Sequence.class, Map.of(SVG, Sequence::toSvg, HTML, Sequence::toHtml));
            return true;
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            return false; // a kernel that changed
        }
    }

    /** {@code renderer.createRegistration(type).supporting(HTML).preferring(SVG).register((value, context) -> ...)}. */
    private static <T> void register(Object renderer, Class<T> type, Map<String, Function<T, String>> pictures)
            throws ReflectiveOperationException {
        Object registration =
                renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, type);
        for (List<String> step : List.of(List.of("supporting", HTML), List.of("preferring", SVG))) {
            Object types = new String[] {step.get(1)};
            registration.getClass().getMethod(step.get(0), String[].class).invoke(registration, types);
        }
        Method register = method(registration, "register", 1);
        Class<?> function = register.getParameterTypes()[0];
        register.invoke(
                registration,
                Proxy.newProxyInstance(
                        function.getClassLoader(),
                        new Class<?>[] {function},
                        (proxy, method, arguments) -> switch (method.getName()) {
                            case "render" -> {
                                render(type.cast(arguments[0]), arguments[1], pictures);
                                yield null;
                            }
                            case "equals" -> proxy == arguments[0];
                            case "hashCode" -> System.identityHashCode(proxy);
                            default -> "pictures of " + type.getSimpleName();
                        }));
    }

    /** {@code context.renderIfRequested(MIMEType.parse(name), () -> picture)} for each name. */
    private static <T> void render(T value, Object context, Map<String, Function<T, String>> pictures)
            throws ReflectiveOperationException {
        Method render = Stream.of(context.getClass().getMethods())
                .filter(method -> method.getName().equals("renderIfRequested"))
                .filter(method -> method.getParameterTypes()[1] == Supplier.class)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        Method parse = render.getParameterTypes()[0].getMethod("parse", String.class);
        for (Map.Entry<String, Function<T, String>> picture : pictures.entrySet()) {
            Supplier<Object> draw = () -> picture.getValue().apply(value);
            render.invoke(context, parse.invoke(null, picture.getKey()), draw);
        }
    }

    private static Method method(Object of, String name, int parameters) throws NoSuchMethodException {
        return Stream.of(of.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
    }
}
