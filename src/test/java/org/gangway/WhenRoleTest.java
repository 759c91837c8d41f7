// SPDX-License-Identifier: Apache-2.0
package org.gangway;

import static org.assertj.core.api.Assertions.assertThat;

import org.gangway.WhenRole.Role;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class WhenRoleTest {
    private final ApplicationContextRunner process = new ApplicationContextRunner().withUserConfiguration(Hands.class);

    @Configuration(proxyBeanMethods = false)
    @WhenRole(Role.HANDS)
    static class Hands {}

    @Configuration(proxyBeanMethods = false)
    @WhenRole({Role.PROCESS, Role.HANDS})
    static class Either {}

    @Configuration(proxyBeanMethods = false)
    @WhenStep("open-lead")
    static class OpensLeads {}

    @Configuration(proxyBeanMethods = false)
    @WhenStep("find-duplicate")
    static class FindsDuplicates {}

    @Test
    void whatOneStepNeedsIsThereWhereItIsWorkedOnAndNotOff() {
        ApplicationContextRunner steps =
                new ApplicationContextRunner().withUserConfiguration(OpensLeads.class, FindsDuplicates.class);
        steps.run(
                context -> assertThat(context).hasSingleBean(OpensLeads.class).doesNotHaveBean(FindsDuplicates.class));
        ApplicationContextRunner on = steps.withPropertyValues("gangway.faces.duplicates.enabled=true");
        on.run(context -> assertThat(context).hasSingleBean(OpensLeads.class).hasSingleBean(FindsDuplicates.class));
        on.withPropertyValues("gangway.steps=rate-risk, find-duplicate")
                .run(context ->
                        assertThat(context).doesNotHaveBean(OpensLeads.class).hasSingleBean(FindsDuplicates.class));
        on.withPropertyValues("gangway.steps=none")
                .run(context ->
                        assertThat(context).doesNotHaveBean(OpensLeads.class).doesNotHaveBean(FindsDuplicates.class));
    }

    @Test
    void whatTwoRolesNeedIsThereForEach() {
        ApplicationContextRunner either = new ApplicationContextRunner().withUserConfiguration(Either.class);
        either.withPropertyValues("gangway.roles=hands")
                .run(context -> assertThat(context).hasSingleBean(Either.class));
        either.withPropertyValues("gangway.roles=console")
                .run(context -> assertThat(context).doesNotHaveBean(Either.class));
    }

    @Test
    void aProcessHasTheRolesThatAreNamedOrAll() {
        process.run(context -> assertThat(context).hasSingleBean(Hands.class));
        process.withPropertyValues("gangway.roles=console, hands")
                .run(context -> assertThat(context).hasSingleBean(Hands.class));
        process.withPropertyValues("gangway.roles=process,console")
                .run(context -> assertThat(context).doesNotHaveBean(Hands.class));
    }

    @Test
    void aNameThatIsNoRoleEndsTheStartInsteadOfLeavingTheRoleUndone() {
        process.withPropertyValues("gangway.roles=process,hand").run(context -> assertThat(context)
                .getFailure()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("process, hands, channels, console"));
    }
}
