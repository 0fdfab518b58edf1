namespace Flowtriq.Server.Platform.Mailing;

internal static class MailRegistration
{
    internal static IServiceCollection AddMail(this IServiceCollection services)
    {
        services.AddSingleton<MailStore>();
        services.AddSingleton<Mailer>();
        services.AddSingleton<MailMetrics>();
        services.AddSingleton<MailOutbox>();
        services.AddHostedService<MailOutboxLoop>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, MailJson.Default)
        );
        return services;
    }
}
