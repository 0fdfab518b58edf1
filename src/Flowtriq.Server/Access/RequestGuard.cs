namespace Flowtriq.Server.Access;

/// <summary>Adds the security headers, and refuses a changing request that a foreign page could have sent.</summary>
internal static class RequestGuard
{
    internal const string Header = "X-Flowtriq";

    // uPlot and the console set style attributes; the hub needs the websocket.
    private const string ContentPolicy =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    internal static void UseRequestGuard(this WebApplication app) =>
        app.Use(
            static async (context, next) =>
            {
                var headers = context.Response.Headers;
                headers.ContentSecurityPolicy = ContentPolicy;
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "no-referrer";
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
                headers.XFrameOptions = "DENY";
                if (context.Request.Path.StartsWithSegments("/api"))
                    headers.CacheControl = "no-store";

                if (IsForgeable(context.Request))
                {
                    await TypedResults
                        .Problem($"Send the header {Header}: console.", statusCode: StatusCodes.Status400BadRequest)
                        .ExecuteAsync(context);
                    return;
                }

                await next();
            }
        );

    private static bool IsForgeable(HttpRequest request) =>
        request.Path.StartsWithSegments("/api")
        && !(
            HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsOptions(request.Method)
        )
        && request.Headers[Header] != "console";
}
