package cn.fingertip.testsupport.requests;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import groovy.lang.Binding;
import groovy.lang.DelegatingMetaClass;
import groovy.lang.GroovyShell;
import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaClassRegistry;
import io.restassured.internal.path.json.JSONAssertion;
import java.util.HashMap;
import java.util.Map;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * Compiles a JSON path once and runs it as often as it is asked for. REST Assured compiles {@code "items[0].id"} as a
 * Groovy script of its own for each answer it is looked for in, which cost the tests more than all requests.
 */
final class CompiledPaths extends DelegatingMetaClass {
    private final Cache<String, Class<?>> scripts =
            Caffeine.newBuilder().maximumSize(2000).build();

    private CompiledPaths(MetaClass original) {
        super(original);
    }

    static void install() {
        MetaClassRegistry registry = GroovySystem.getMetaClassRegistry();
        CompiledPaths compiled = new CompiledPaths(registry.getMetaClass(JSONAssertion.class));
        compiled.initialize();
        registry.setMetaClass(JSONAssertion.class, compiled);
    }

    @Override
    @SuppressWarnings("rawtypes") // as Groovy declares it
    public Object invokeMethod(
            Class sender,
            Object receiver,
            String method,
            Object[] arguments,
            boolean isCallToSuper,
            boolean fromInsideClass) {
        return method.equals("eval")
                ? evaluated((JSONAssertion) receiver, arguments[0].toString(), arguments[1], arguments[2].toString())
                : super.invokeMethod(sender, receiver, method, arguments, isCallToSuper, fromInsideClass);
    }

    /** What {@code JSONAssertion.eval} does, but for the script, which is looked up first. */
    private Object evaluated(JSONAssertion path, String root, Object json, String expression) {
        Map<String, Object> variables = new HashMap<>();
        if (path.getParams() != null) {
            variables.putAll(path.getParams());
        }
        variables.put(root, json);
        Class<?> script =
                scripts.get(expression, text -> new GroovyShell().parse(text).getClass());
        return InvokerHelper.createScript(script, new Binding(variables)).run();
    }
}
