using Microsoft.OpenApi;

namespace Flowtriq.Server.Platform;

internal static class ApiDocumentRegistration
{
    internal static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddProblemDetails();
        services.AddOpenApi(
            "v1",
            static options =>
                options
                    .AddSchemaTransformer<SchemaShapes>()
                    .AddDocumentTransformer(
                        static (document, _, _) =>
                        {
                            document.Info = new OpenApiInfo
                            {
                                Title = "Flowtriq",
                                Version = "v1",
                                Description =
                                    "Times are ISO 8601 in UTC, rates are packets and bits per second. Changing requests carry the header X-Flowtriq: console.",
                            };
                            document.Servers = [];
                            return Task.CompletedTask;
                        }
                    )
        );
        return services;
    }

    internal static void MapApiDocument(this IEndpointRouteBuilder routes) => routes.MapOpenApi().AllowAnonymous();
}
