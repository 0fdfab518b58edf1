using Microsoft.AspNetCore.Authentication;

namespace Flowtriq.Server.Access.Tokens;

internal static class TokensRegistration
{
    internal static IServiceCollection AddTokens(this IServiceCollection services)
    {
        services.AddSingleton<ApiTokenStore>();
        services
            .AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.Name, null);
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TokensJson.Default)
        );
        return services;
    }

    internal static void MapTokens(this IEndpointRouteBuilder routes) => TokensApi.Map(routes.MapGroup("/api/v1"));
}
