// SPDX-License-Identifier: Apache-2.0
package org.gangway.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.web.servlet.function.RouterFunctions.route;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Proves that an endpoint without a row in {@code docs/security.md} would be found, however it was mapped. */
class MappedEndpointsTest {

    @Test
    void whateverAnswersIsFound() {
        new WebApplicationContextRunner().withUserConfiguration(Answering.class).run(context -> assertThat(
                        MappedEndpoints.of(context))
                .contains("DELETE /secrets/{name}", "* /anything", "POST /login")
                .anyMatch(endpoint -> endpoint.contains("/functional"))
                .anyMatch(endpoint -> endpoint.contains("the filter DefaultLoginPageGeneratingFilter")));
    }

    @EnableWebMvc
    @EnableWebSecurity
    @Configuration
    static class Answering {

        @Bean
        Endpoints endpoints() {
            return new Endpoints();
        }

        @Bean
        RouterFunction<ServerResponse> functional() {
            return route().GET("/functional", request -> ServerResponse.ok().build())
                    .build();
        }

        @Bean
        SecurityFilterChain generatedLogin(HttpSecurity http) throws Exception {
            return http.formLogin(login -> {}).build();
        }
    }

    @RestController
    static class Endpoints {

        @DeleteMapping("/secrets/{name}")
        void delete() {}

        @RequestMapping("/anything")
        void any() {}
    }
}
