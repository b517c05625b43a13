package io.inlet.pipeline.oauth;

import java.io.IOException;

/** By what right an access token is asked for. */
@FunctionalInterface
interface Grant {
    Tokens ask(TokenEndpoint endpoint) throws IOException, TokenRefusedException;
}
