using Flowtriq.Server.Nodes.Certificates;
using Flowtriq.Server.Nodes.Configuration;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Nodes;

internal static class NodesRegistration
{
    internal static IServiceCollection AddNodes(this IServiceCollection services, NodesOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<NodeStore>();
        services.AddSingleton<NodeRegistry>();
        services.AddNodeConfiguration();
        services.AddSingleton<CertificateStore>();
        services.AddSingleton<NodeCertificates>();
        services.AddSingleton<EnrollmentTokens>();
        services.AddSingleton<Enrollment>();
        services.AddSingleton<ServerCertificate>();
        services.AddSingleton(static s =>
            CertificateAuthority.Open(s.GetRequiredService<DataDirectory>(), s.GetRequiredService<TimeProvider>())
        );
        services.AddHostedService<NodesStart>();
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, NodesJson.Default)
        );
        return services;
    }
}
