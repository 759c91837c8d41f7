// SPDX-License-Identifier: Apache-2.0
package org.gangway.console;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.server.CookieSameSiteSupplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

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
        "/live/**",
        "/console/**",
        "/api/conversations",
        "/api/liveness/**",
        "/api/messages",
        "/api/photos",
        "/api/seen",
        "/api/stream",
        "/api/attachments/**",
        "/webhooks/**",
        "/certificates/**",
        "/actuator/health/**"
    };

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
    SecurityFilterChain programDoor(HttpSecurity http, LoginLimit limit, Environment environment) throws Exception {
        HttpStatusEntryPoint noPopUp = new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED);
        return stateless(http.securityMatcher("/api/**", "/actuator/**"))
                .addFilterBefore(limit, BasicAuthenticationFilter.class)
                .httpBasic(basic -> basic.authenticationEntryPoint(noPopUp))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(noPopUp))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/api/cases/**")
                        .hasAnyRole(Roles.STAFF)
                        .requestMatchers("/api/reviews/*/open", "/api/reviews/*/exemptions")
                        .hasRole(Roles.REVIEWER)
                        .requestMatchers("/api/reviews/**")
                        .hasAnyRole(Roles.REVIEWER, Roles.OPERATIONS)
                        .requestMatchers("/api/hits/*/open", "/api/hits/*/exemptions")
                        .hasRole(Roles.REVIEWER)
                        .requestMatchers(HttpMethod.GET, "/api/exemptions", "/api/bands", "/api/hits")
                        .hasAnyRole(Roles.REVIEWER, Roles.COMPLIANCE, Roles.AUDITOR)
                        .requestMatchers("/api/exemptions/**")
                        .hasRole(Roles.REVIEWER)
                        .requestMatchers("/api/bands/**")
                        .hasRole(Roles.COMPLIANCE)
                        .requestMatchers("/api/screenings")
                        .hasRole(Roles.SCREENER)
                        .requestMatchers("/actuator/prometheus")
                        .access(new MetricsReaders(local(environment)))
                        .anyRequest()
                        .denyAll())
                .build();
    }

    /** Staff: a session from the login on, and a token against forged forms. */
    @Bean
    @Order(3)
    SecurityFilterChain staffDoor(HttpSecurity http, StaffLogin login, LoginLimit limit, ConsoleSettings settings)
            throws Exception {
        login.configure(http);
        return BrowserRules.on(http)
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .requestCache(cache -> cache.requestCache(new WantedPage(login.returnsFromElsewhere())))
                .addFilterBefore(limit, UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(
                        new SessionEnd(settings.session(), Clock.systemUTC()), SecurityContextHolderFilter.class)
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .authorizeHttpRequests(StaffPages::guard)
                .build();
    }

    @Bean
    LoginLog loginLog() {
        return new LoginLog();
    }

    @Bean
    AuthorizationEventPublisher deniedEvents(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    LoginLimit loginLimit(ConsoleSettings settings) {
        return new LoginLimit(settings.tries());
    }

    /** In the doors only: Spring Boot would put every filter among the beans before everything. */
    @Bean
    FilterRegistrationBean<LoginLimit> loginLimitInTheDoorsOnly(LoginLimit limit) {
        FilterRegistrationBean<LoginLimit> none = new FilterRegistrationBean<>(limit);
        none.setEnabled(false);
        return none;
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService consoleUsers(ConsoleSettings settings, Environment environment, PasswordEncoder encoder) {
        // Finds users and nothing more: a manager would hash a password anew at its first use, until the next start.
        return new InMemoryUserDetailsManager(ConsoleUsers.of(settings, local(environment), encoder))
                ::loadUserByUsername;
    }

    @Bean
    CookieSameSiteSupplier sessionCookie(
            StaffLogin login, @Value("${server.servlet.session.cookie.name:JSESSIONID}") String name) {
        CookieSameSiteSupplier way = login.returnsFromElsewhere()
                ? CookieSameSiteSupplier.ofLax() // a browser keeps a strict cookie back when another site sends it here
                : CookieSameSiteSupplier.ofStrict();
        return way.whenHasName(name);
    }

    /** On a page of our own, unless {@link OidcLogin} is there. */
    @Bean
    @ConditionalOnExpression("'${gangway.console.oidc.issuer:}'.isEmpty()")
    StaffLogin formLogin() {
        return new StaffLogin.Form();
    }

    private static HttpSecurity stateless(HttpSecurity http) throws Exception {
        return BrowserRules.on(http)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new SameOriginFilter(), BasicAuthenticationFilter.class);
    }

    private static boolean local(Environment environment) {
        return environment.acceptsProfiles(Profiles.of("local"));
    }
}
