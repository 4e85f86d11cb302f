package cn.fingertip.roster.programme;

import cn.fingertip.testsupport.As;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;

/** Programmes of a test's own. */
public final class Made {
    private Made() {}

    /** @return the code of a new programme, which is its name too */
    public static String programme() {
        String code = "made-" + UUID.randomUUID().toString().substring(0, 8);
        As.staff("admin")
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "name",
                        code,
                        "unit",
                        "亩",
                        "amountRule",
                        "product",
                        "showQuantity",
                        true,
                        "showStandard",
                        true,
                        "maskNames",
                        false,
                        "publicityDays",
                        7))
                .put("/api/v1/staff/programmes/{code}", code)
                .then()
                .statusCode(200);
        return code;
    }
}
