package cn.fingertip.kernel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;

/** Writes what the public is answered, in the one form in which all of JSON is written here. */
@ApplicationScoped
public class PublicJson {
    private final ObjectMapper mapper;

    PublicJson(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /** @param answer a record or a page of records, of which each has a JSON form */
    public PublicBody body(Object answer) {
        return PublicBody.of(bytes(answer));
    }

    /**
     * @param answer a record or a page of records, of which each has a JSON form
     * @return the whole body in UTF-8
     */
    public byte[] bytes(Object answer) {
        try {
            return mapper.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer of ours has a JSON form", e);
        }
    }
}
