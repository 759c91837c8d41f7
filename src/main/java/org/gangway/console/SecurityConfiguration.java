// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what. Three doors: customers and the public, programs of the bank, staff. What none names is refused. */
@ConditionalOnWebApplication
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConsoleSettings.class)
class SecurityConfiguration {

    private static final String[] OPEN = {
        "/",
        "/index.html",
        "/favicon.ico",
        "/chat/**",
        "/console/**",
        "/api/conversations",
        "/api/messages",
        "/api/photos",
        "/api/seen",
        "/api/stream",
        "/api/attachments/**",
        "/webhooks/**",
        "/certificates/**",
        "/actuator/health/**"
    };

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1");

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";

    /** Customers: known by the conversation's cookie, which other sites cannot make the browser send. */
    @Bean
    @Order(1)
    SecurityFilterChain openDoor(HttpSecurity http) throws Exception {
        return stateless(http.securityMatcher(OPEN))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Programs: HTTP basic with each request, no session. */
    @Bean
    @Order(2)
    SecurityFilterChain programDoor(HttpSecurity http, Environment environment) throws Exception {
        boolean local = local(environment);
        HttpStatusEntryPoint noPopUp = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return stateless(http.securityMatcher("/api/**", "/actuator/**"))
                .httpBasic(basic -> basic.authenticationEntryPoint(noPopUp))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(noPopUp))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/api/cases/**")
                        .hasAnyRole(Roles.ALL)
                        .requestMatchers("/api/reviews/**")
                        .hasAnyRole(Roles.REVIEWER, Roles.OPERATIONS)
                        .requestMatchers("/actuator/prometheus")
                        .access((who, context) -> new AuthorizationDecision(
                                (local && fromThisMachine(context.getRequest())) || may(who.get(), Roles.OPERATIONS)))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Staff: a session, and a token against forged forms. */
    @Bean
    @Order(3)
    SecurityFilterChain staffDoor(HttpSecurity http) throws Exception {
        return headers(http)
                .formLogin(login ->
                        login.loginPage("/login").defaultSuccessUrl("/cases").permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/login", "/logout", "/error", "/webjars/**")
                        .permitAll()
                        .requestMatchers("/cases/**")
                        .hasAnyRole(Roles.ALL)
                        .requestMatchers("/reviews/**")
                        .hasAnyRole(Roles.REVIEWER, Roles.OPERATIONS)
                        .requestMatchers("/routes/**")
                        .hasRole(Roles.OPERATIONS)
                        .anyRequest()
                        .denyAll())
                .build();
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService consoleUsers(ConsoleSettings settings, Environment environment, PasswordEncoder encoder) {
        return new InMemoryUserDetailsManager(ConsoleUsers.of(settings.users(), local(environment), encoder));
    }

    @Bean
    CookieSameSiteSupplier sessionCookie() {
        return CookieSameSiteSupplier.ofStrict().whenHasName("JSESSIONID");
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return headers(http)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new SameOriginFilter(), BasicAuthenticationFilter.class);
    }

    private static HttpSecurity headers(HttpSecurity http) throws Exception {
        return http.headers(SecurityConfiguration::headers);
    }

    // Spring's defaults add nosniff, frame denial and, on everything that says nothing else, no-store.
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(self), microphone=(), geolocation=(), payment=()"))
                .cacheControl(Customizer.withDefaults());
    }

    private static boolean local(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("local"));
    }

    private static boolean may(@Nullable Authentication who, String role) {
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(granted -> granted.getAuthority().equals("ROLE_" + role));
    }

    private static boolean fromThisMachine(HttpServletRequest request) {
        return THIS_MACHINE.contains(request.getRemoteAddr());
    }
}
