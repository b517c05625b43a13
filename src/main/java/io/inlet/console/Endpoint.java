package io.inlet.console;

/**
 * A path that exists.
 *
 * @param method GET (answers HEAD as well) or POST
 * @param path in the router's notation, {@code :name} for a named part
 */
record Endpoint(String method, String path, Access access, Action action) {
    static Endpoint get(String path, Access access, Action action) {
        return new Endpoint("GET", path, access, action);
    }

    static Endpoint post(String path, Access access, Action action) {
        return new Endpoint("POST", path, access, action);
    }
}
