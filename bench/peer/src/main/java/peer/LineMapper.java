package peer;

import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

public interface LineMapper {
    /** The current published version of a roster. */
    @Select("""
            SELECT v.id::text FROM roster r JOIN roster_version v ON v.roster_id = r.id
            WHERE r.id = #{roster}::uuid AND v.status = 'published' ORDER BY v.version DESC LIMIT 1""")
    String version(String roster);

    @Select("""
            <script>SELECT no, village, group_name, name, quantity, unit, standard, amount_fen FROM roster_line
            WHERE county = '360735' AND year = #{year} AND version_id = #{version}::uuid AND no &gt; #{after}
            <if test="village != null">AND village = #{village}</if>
            <if test="name != null">AND name_folded LIKE '%' || #{name} || '%'</if>
            ORDER BY no LIMIT #{limit}</script>""")
    List<Line> lines(
            @Param("year") int year,
            @Param("version") String version,
            @Param("village") String village,
            @Param("name") String name,
            @Param("after") int after,
            @Param("limit") int limit);

    @Select("SELECT code, name FROM region WHERE level = 'village' AND code LIKE '360735%'")
    List<Map<String, String>> villages();

    @Insert("""
            INSERT INTO peer_line (county, year, version_id, no, village, group_name, name, name_folded, quantity, unit,
            standard, amount_fen, id_hash, id_sealed, card_hash, card_sealed)
            VALUES ('360735', #{year}, #{version}::uuid, #{no}, #{village}, #{group}, #{name}, #{name}, #{quantity}, '亩',
            #{standard}, #{amountFen}, #{idHash}, #{idSealed}, #{cardHash}, #{cardSealed})""")
    void insert(ImportedLine line);
}
