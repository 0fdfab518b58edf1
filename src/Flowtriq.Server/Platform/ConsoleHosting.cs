using Microsoft.AspNetCore.StaticFiles;

namespace Flowtriq.Server.Platform;

/// <summary>Serves the console: pre-compressed files, and its first page for every address that is not a file.</summary>
internal static class ConsoleHosting
{
    private const string Forever = "public,max-age=31536000,immutable";

    // The first page names the files of this version, so a browser must not keep it.
    private static void AlwaysAsk(StaticFileResponseContext context) =>
        context.Context.Response.Headers.CacheControl = "no-cache";

    internal static void MapConsole(this WebApplication app)
    {
        // Vite's names hold a hash of the content; MapStaticAssets does not know that and answers no-cache.
        app.MapStaticAssets()
            .AllowAnonymous()
            .Add(static endpoint =>
            {
                var next = endpoint.RequestDelegate!;
                endpoint.RequestDelegate = context =>
                {
                    if (context.Request.Path.StartsWithSegments("/assets"))
                    {
                        context.Response.OnStarting(
                            static state =>
                            {
                                ((HttpResponse)state).Headers.CacheControl = Forever;
                                return Task.CompletedTask;
                            },
                            context.Response
                        );
                    }

                    return next(context);
                };
            });
        app.MapFallback("/api/{**rest}", UnknownAddress.AnswerAsync).AllowAnonymous();
        app.MapFallback(
                "{*path:file}",
                static context => Refusals.NotFound("There is no such file.").ExecuteAsync(context)
            )
            .AllowAnonymous();
        app.MapFallbackToFile("index.html", new StaticFileOptions { OnPrepareResponse = AlwaysAsk }).AllowAnonymous();
    }
}
