package io.inlet;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The borders of the packages; each package's {@code package-info} says what it is for. */
@AnalyzeClasses(packages = "io.inlet", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    @ArchTest
    static final ArchRule messageKnowsOnlyJava = classes()
            .that()
            .resideInAPackage("io.inlet.message..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.inlet.message..");

    @ArchTest
    static final ArchRule camelStaysWhereRoutesAre = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "io.inlet", "io.inlet.pipeline..", "io.inlet.check..", "io.inlet.console..", "io.inlet.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.camel..");

    @ArchTest
    static final ArchRule sqlStaysInStore = noClasses()
            .that()
            .resideOutsideOfPackages("io.inlet", "io.inlet.store..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "org.flywaydb..");

    @ArchTest
    static final ArchRule clientsStayInPipeline = noClasses()
            .that()
            .resideOutsideOfPackages("io.inlet.pipeline..", "io.inlet.demo..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.apache.hc..", "org.eclipse.angus..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.mail.Store")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("jakarta.mail.Transport");

    @ArchTest
    static final ArchRule theModelKnowsNobodyAbove = noClasses()
            .that()
            .resideInAnyPackage("io.inlet.message..", "io.inlet.text..", "io.inlet.ticket..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.inlet.rules..",
                    "io.inlet.dispatch..",
                    "io.inlet.store..",
                    "io.inlet.pipeline..",
                    "io.inlet.check..",
                    "io.inlet.console..",
                    "io.inlet.cli..",
                    "io.inlet.demo..");

    @ArchTest
    static final ArchRule portsKnowNoImplementation = noClasses()
            .that()
            .resideInAnyPackage("io.inlet.channel..", "io.inlet.rules..", "io.inlet.dispatch..", "io.inlet.settings..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.inlet.store..",
                    "io.inlet.pipeline..",
                    "io.inlet.check..",
                    "io.inlet.console..",
                    "io.inlet.cli..",
                    "io.inlet.demo..");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("io.inlet.(*)..").should().beFreeOfCycles();
}
