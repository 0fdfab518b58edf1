namespace Flowtriq.Server.Nodes.Configuration;

internal static class ConfigurationRegistration
{
    internal static IServiceCollection AddNodeConfiguration(this IServiceCollection services) =>
        services.AddSingleton<ConfigStore>().AddSingleton<NodeConfigs>().AddSingleton<ConfigViews>();
}
