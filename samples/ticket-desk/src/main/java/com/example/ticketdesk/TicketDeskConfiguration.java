package com.example.ticketdesk;

import com.example.ticketdesk.support.Pseudonyms;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.jms.annotation.EnableJms;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** Wires the service. */
@Configuration
@ComponentScan
@EnableJms
@EnableJpaRepositories
@EnableMethodSecurity(securedEnabled = true)
@EnableScheduling
@EnableTransactionManagement
@EnableWebMvc
public class TicketDeskConfiguration {
  /** The one clock of the service. */
  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  @Bean
  Pseudonyms pseudonyms(@Value("${ticketdesk.pseudonym-key}") String key) {
    return new Pseudonyms(key);
  }

  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http) throws Exception {
    return http.authorizeHttpRequests(
            requests ->
                requests.requestMatchers("/sign-up").permitAll().anyRequest().authenticated())
        .build();
  }
}
