package cn.fingertip;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMembers;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import cn.fingertip.crypto.KeyWrap;
import cn.fingertip.media.Download;
import cn.fingertip.media.Uploads;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The house rules of CONTRIBUTING.md; each says why it is one. */
class ArchitectureTest {
    private static final String ROOT = "cn.fingertip";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);
    private static final JavaClasses BROKEN = new ClassFileImporter().importClasses(Broken.class.getDeclaredClasses());

    /** Whatever tells what time it is; {@code System.nanoTime} tells only how long something took. */
    private static final DescribedPredicate<JavaAccess<?>> READS_THE_TIME =
            DescribedPredicate.describe("read the time of the machine", access -> {
                String owner = access.getTargetOwner().getFullName();
                String name = access.getName();
                return owner.startsWith("java.time.") && name.equals("now")
                        || owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"))
                        || owner.equals("java.time.InstantSource") && name.equals("system")
                        || owner.equals("java.lang.System") && name.equals("currentTimeMillis")
                        || owner.equals("java.util.Calendar") && name.equals("getInstance")
                        || access.getTarget() instanceof AccessTarget.ConstructorCallTarget made
                                && (owner.equals("java.util.Date") || owner.equals("java.util.GregorianCalendar"))
                                && made.getRawParameterTypes().isEmpty();
            });

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .that(not(resideInAPackage(of("kernel"))))
            .should()
            .accessTargetWhere(READS_THE_TIME)
            .because("a deadline must be testable on any day, and every date is China's");

    private static final ArchRule SETTINGS_ARE_MAPPED = noClasses()
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ConfigProperty.class)
            .because("a @ConfigMapping shows all settings of a feature in one place, with their reasons");

    private static final ArchRule NOTHING_IS_SET_LATER = noMembers()
            .that(DescribedPredicate.describe(
                    "are no constructors", (JavaMember member) -> !(member instanceof JavaConstructor)))
            .should()
            .beAnnotatedWith(Inject.class)
            .because("what a class needs stands in its constructor, where nothing can be forgotten");

    @Test
    void tiersLookDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .withOptionalLayers(true)
                .layer("edge")
                .definedBy(of("web"), of("account"), of("notify"), of("stats"), of("embedded"), ROOT)
                .layer("business")
                .definedBy(of("roster"), of("report"), of("wish"), of("content"), of("fiscal"), of("foi"))
                .layer("moderation")
                .definedBy(of("moderation"))
                .layer("identity")
                .definedBy(of("identity"))
                .layer("services")
                .definedBy(
                        of("region"), of("media"), of("wechat"), of("jobs"), of("audit"), of("calendar"), of("crypto"))
                .layer("kernel")
                .definedBy(of("kernel"))
                .whereLayer("edge")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("business")
                .mayOnlyBeAccessedByLayers("edge")
                .whereLayer("moderation")
                .mayOnlyBeAccessedByLayers("edge", "business")
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("edge", "business", "moderation")
                .whereLayer("services")
                .mayOnlyBeAccessedByLayers("edge", "business", "moderation", "identity")
                .because("a change in a flow must not shake what every flow stands on")
                .check(CODE);
    }

    @Test
    void businessPackagesArePeers() {
        slices().matching(ROOT + ".(roster|report|wish|content|fiscal|foi)..")
                .should()
                .notDependOnEachOther()
                .allowEmptyShould(true)
                .because("what two flows need goes one tier down, or travels as an event")
                .check(CODE);
    }

    @Test
    void noCycles() {
        slices().matching(ROOT + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a cycle of packages can only be understood whole")
                .check(CODE);
    }

    @Test
    void oneImporterOfWxJava() {
        noClasses()
                .that(not(resideInAPackage(of("wechat"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("cn.binarywang.wx..", "me.chanjar.weixin.."))
                .because("WxJava's traps (no TLS check, secrets in logs) are closed in one place")
                .check(CODE);
    }

    @Test
    void reportsNeverReachWechat() {
        noClasses()
                .that(resideInAPackage(of("report")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(of("wechat"), of("moderation")))
                .because(
                        "WeChat must not learn that somebody reports, nor what: no content check, no login, no message")
                .check(CODE);
    }

    @Test
    void oneImporterOfTheS3Sdk() {
        noClasses()
                .that(not(resideInAPackage(of("media"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk.."))
                .because("everybody else keeps files through the one storage interface")
                .check(CODE);
    }

    /** docs/threat-model.md lists them, and why each may. */
    @Test
    void originalsGoOutInFewPlaces() {
        noClasses()
                .that(not(resideInAPackage(of("media"))))
                .and()
                .doNotHaveFullyQualifiedName("cn.fingertip.report.casework.CaseMediaResource")
                .and()
                .doNotHaveFullyQualifiedName("cn.fingertip.roster.board.BoardResource")
                .and()
                .doNotHaveFullyQualifiedName("cn.fingertip.wish.order.StaffWishFileResource")
                .and()
                .doNotHaveFullyQualifiedName("cn.fingertip.wish.villager.WishFileResource")
                .should()
                .callMethod(Uploads.class, "open", UUID.class, KeyWrap.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Download.class)
                .because(
                        "an original tells where, when and with which phone it was made; others see what was made of it")
                .check(CODE);
    }

    @Test
    void oneImporterOfTheScheduler() {
        noClasses()
                .that(not(resideInAPackage(of("jobs"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("com.github.kagkarlsson.."))
                .because("background work is described by our two small interfaces")
                .check(CODE);
    }

    @Test
    void entitiesStayInside() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Path.class)
                .and()
                .arePublic()
                .should(new ArchCondition<>("neither take nor return an entity") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        boolean entity = method.getReturnType().getAllInvolvedRawTypes().stream()
                                        .anyMatch(ArchitectureTest::isEntity)
                                || method.getParameterTypes().stream()
                                        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                        .anyMatch(ArchitectureTest::isEntity);
                        events.add(new SimpleConditionEvent(
                                method, !entity, method.getFullName() + " shows an entity to the outside"));
                    }
                })
                .because("what is stored and what is shown change for different reasons")
                .check(CODE);
    }

    @Test
    void resourcesHoldNoQueries() {
        noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(PanacheRepositoryBase.class)
                .because("a resource is paths, validation and access; rules and queries are found elsewhere")
                .check(CODE);
    }

    @Test
    void onlyTheKernelReadsTheTime() {
        TIME_IS_INJECTED.check(CODE);
    }

    @Test
    void settingsAreMappedBesideTheirFeature() {
        SETTINGS_ARE_MAPPED.check(CODE);
    }

    @Test
    void whatIsNeededComesByTheConstructor() {
        NOTHING_IS_SET_LATER.check(CODE);
    }

    /** A rule that matches nothing looks like one that is kept. */
    @Test
    void theRulesBite() {
        for (Class<?> wrong : List.of(
                Broken.NowInAZone.class,
                Broken.NowOfAClock.class,
                Broken.NowByName.class,
                Broken.Today.class,
                Broken.Millis.class,
                Broken.OldDate.class,
                Broken.OwnClock.class)) {
            assertThat(broken(TIME_IS_INJECTED, wrong)).as("%s", wrong).isTrue();
        }
        for (Class<?> wrong :
                List.of(Broken.SettingInField.class, Broken.SettingInConstructor.class, Broken.SettingInSetter.class)) {
            assertThat(broken(SETTINGS_ARE_MAPPED, wrong)).as("%s", wrong).isTrue();
        }
        for (Class<?> wrong : List.of(Broken.SetField.class, Broken.SetLater.class)) {
            assertThat(broken(NOTHING_IS_SET_LATER, wrong)).as("%s", wrong).isTrue();
        }
        assertThat(broken(TIME_IS_INJECTED, Broken.Elapsed.class)).isFalse();
    }

    private static boolean broken(ArchRule rule, Class<?> wrong) {
        return rule.evaluate(BROKEN.that(equivalentTo(wrong))).hasViolation();
    }

    @Test
    void namesSayWhatThingsAre() {
        classes()
                .should()
                .haveSimpleNameNotEndingWith("Impl")
                .andShould()
                .haveSimpleNameNotEndingWith("Manager")
                .andShould()
                .haveSimpleNameNotEndingWith("Helper")
                .andShould()
                .haveSimpleNameNotEndingWith("Util")
                .andShould()
                .haveSimpleNameNotEndingWith("Utils")
                .because("such a name says nothing of what is inside")
                .check(CODE);
    }

    private static boolean isEntity(JavaClass type) {
        return type.isAnnotatedWith(Entity.class);
    }

    private static String of(String feature) {
        return ROOT + "." + feature + "..";
    }

    /** One breach each. */
    private static final class Broken {
        private static final class NowInAZone {
            final LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        }

        private static final class NowOfAClock {
            final Instant at = Instant.now(Clock.systemUTC());
        }

        private static final class NowByName {
            final Supplier<OffsetDateTime> at = OffsetDateTime::now;
        }

        private static final class Today {
            final Year year = Year.now();
        }

        private static final class Millis {
            final long at = System.currentTimeMillis();
        }

        private static final class OldDate {
            final Date at = new Date();
        }

        private static final class OwnClock {
            final Clock clock = Clock.systemDefaultZone();
        }

        private static final class Elapsed {
            final long from = System.nanoTime();
            final Date known = new Date(0);
        }

        private static final class SettingInField {
            @ConfigProperty(name = "x")
            String setting;
        }

        private static final class SettingInConstructor {
            SettingInConstructor(@ConfigProperty(name = "x") String setting) {}
        }

        private static final class SettingInSetter {
            void set(@ConfigProperty(name = "x") String setting) {}
        }

        private static final class SetField {
            @Inject
            Object needed;
        }

        private static final class SetLater {
            @Inject
            void set(Object needed) {}
        }
    }
}
