package peer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.RedisTemplate;
import org.springframework.data.redis.serializer.Jackson2JsonRedisSerializer;
import org.springframework.data.redis.serializer.StringRedisSerializer;
import org.springframework.stereotype.Service;

/** Cache aside: the page as JSON in Redis, by the template. */
@Service
public class LineService {
    private final LineMapper mapper;
    private final RedisTemplate<String, LinePage> redis = new RedisTemplate<>();
    private volatile Map<String, String> villages;

    LineService(LineMapper mapper, RedisConnectionFactory connections, ObjectMapper json) {
        this.mapper = mapper;
        redis.setConnectionFactory(connections);
        redis.setKeySerializer(new StringRedisSerializer());
        redis.setValueSerializer(new Jackson2JsonRedisSerializer<>(json, LinePage.class));
        redis.afterPropertiesSet();
    }

    LinePage page(String roster, int year, String village, int after, int limit) {
        String key = "peer:" + roster + ":" + village + ":" + after + ":" + limit;
        LinePage page = redis.opsForValue().get(key);
        if (page == null) {
            page = load(roster, year, village, null, after, limit);
            redis.opsForValue().set(key, page, Duration.ofMinutes(10));
        }
        return page;
    }

    LinePage load(String roster, int year, String village, String name, int after, int limit) {
        List<Line> lines = mapper.lines(year, mapper.version(roster), village, name, after, limit + 1);
        LinePage page = new LinePage();
        boolean more = lines.size() > limit;
        page.setItems((more ? lines.subList(0, limit) : lines)
                .stream()
                        .map(line -> LinePage.LineVo.of(line, villages().get(line.getVillage())))
                        .collect(Collectors.toList()));
        page.setNextCursor(more ? String.valueOf(lines.get(limit - 1).getNo()) : null);
        return page;
    }

    Map<String, String> villages() {
        if (villages == null) {
            villages = mapper.villages().stream().collect(Collectors.toMap(row -> row.get("code"), row -> row.get("name")));
        }
        return villages;
    }
}
