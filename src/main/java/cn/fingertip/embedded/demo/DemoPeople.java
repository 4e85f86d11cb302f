package cn.fingertip.embedded.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Invents the people of a village; the same village always gets the same people. */
final class DemoPeople {
    static final int HOUSEHOLDS_A_VILLAGE = 150;

    private static final String SURNAMES = "赖温黄陈刘李熊邓罗许廖郑吴张王谢曾何周钟杨朱胡郭孔董余邱卢尹";
    private static final String GIVEN = "香山兰军洋智静礼新国秀生虎河芳龙发磊武娟旺文松珍春莲英华民涛银艳杰敏利丽伟东火霞明娜北土贵玉川金根水竹";
    /** Rare characters that real registers hold: one is outside the BMP. */
    private static final List<String> RARE = List.of("䶮", "𬭚", "堃", "喆");

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final LocalDate FIRST_BIRTH = LocalDate.of(1940, 1, 1);
    private static final int BIRTH_DAYS = 23_000;

    private DemoPeople() {}

    /**
     * @param ordinal 0 to 999, another for every village: it stands in the ID numbers, so that two villages never share
     *     a person
     */
    static List<DemoPerson> of(int ordinal, String villageName) {
        Random random = new Random(ordinal);
        Set<String> taken = new HashSet<>();
        List<DemoPerson> people = new ArrayList<>(HOUSEHOLDS_A_VILLAGE);
        while (people.size() < HOUSEHOLDS_A_VILLAGE) {
            String idNumber = idNumber(random, ordinal);
            if (taken.add(idNumber)) {
                people.add(new DemoPerson(
                        villageName,
                        "第" + (1 + random.nextInt(9)) + "组",
                        name(random),
                        idNumber,
                        card(random),
                        1 + random.nextInt(7)));
            }
        }
        return people;
    }

    private static String name(Random random) {
        StringBuilder name = new StringBuilder().append(pick(random, SURNAMES));
        name.append(random.nextInt(400) == 0 ? RARE.get(random.nextInt(RARE.size())) : pick(random, GIVEN));
        return random.nextInt(3) == 0
                ? name.toString()
                : name.append(pick(random, GIVEN)).toString();
    }

    private static char pick(Random random, String from) {
        return from.charAt(random.nextInt(from.length()));
    }

    private static String idNumber(Random random, int ordinal) {
        LocalDate birth = FIRST_BIRTH.plusDays(random.nextInt(BIRTH_DAYS));
        String body = "360799%04d%02d%02d%03d"
                .formatted(birth.getYear(), birth.getMonthValue(), birth.getDayOfMonth(), ordinal);
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (body.charAt(i) - '0') * WEIGHTS[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** 19 digits, the last by Luhn, as a bank would print them. */
    private static String card(Random random) {
        String body = "629999%012d".formatted(random.nextLong(1_000_000_000_000L));
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int digit = body.charAt(body.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted > 9 ? weighted - 9 : weighted;
        }
        return body + (10 - sum % 10) % 10;
    }
}
