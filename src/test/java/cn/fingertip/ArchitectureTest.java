package cn.fingertip;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The house rules of CONTRIBUTING.md; each says why it is one. */
class ArchitectureTest {
    private static final String ROOT = "cn.fingertip";
    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @Test
    void tiersLookDownOnly() {
        layeredArchitecture()
                .consideringOnlyDependenciesInAnyPackage(ROOT + "..")
                .withOptionalLayers(true)
                .layer("edge")
                .definedBy(of("web"), of("notify"), of("stats"), of("embedded"), ROOT)
                .layer("business")
                .definedBy(of("roster"), of("report"), of("wish"), of("content"), of("fiscal"), of("foi"))
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
                .whereLayer("identity")
                .mayOnlyBeAccessedByLayers("edge", "business")
                .whereLayer("services")
                .mayOnlyBeAccessedByLayers("edge", "business", "identity")
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
    void oneImporterOfTheS3Sdk() {
        noClasses()
                .that(not(resideInAPackage(of("media"))))
                .should()
                .dependOnClassesThat(resideInAnyPackage("software.amazon.awssdk.."))
                .because("everybody else keeps files through the one storage interface")
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
        noClasses()
                .that(not(resideInAPackage(of("kernel"))))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .because("a deadline must be testable on any day, and every date is China's")
                .check(CODE);
    }

    @Test
    void settingsAreMappedBesideTheirFeature() {
        noFields()
                .should()
                .beAnnotatedWith(ConfigProperty.class)
                .because("a @ConfigMapping shows all settings of a feature in one place, with their reasons")
                .check(CODE);
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
}
