package cn.fingertip.kernel.http;

import cn.fingertip.kernel.Problem;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** What {@link StorableStrings} does for JSON, for the fields of every form: nobody's typing is lost on the way to 500. */
@Provider
class StorableParameters implements ParamConverterProvider {
    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        return type == String.class ? new Storable<>(type) : null;
    }

    private record Storable<T>(Class<T> type) implements ParamConverter<T> {
        /** @throws Problem 422 {@code invalid}; the framework has 404 for it where it stands in a path */
        @Override
        public T fromString(String sent) {
            if (sent != null && !StorableStrings.storable(sent)) {
                throw Problem.rule("invalid", "填写有误", "提交的内容里有无法保存的字符(如空字符),请删去后重新提交。");
            }
            return type.cast(sent);
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}
