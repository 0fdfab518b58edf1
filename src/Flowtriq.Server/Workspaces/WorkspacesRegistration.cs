using Flowtriq.Server.Platform;
using Microsoft.AspNetCore.Hosting.Server;

namespace Flowtriq.Server.Workspaces;

internal static class WorkspacesRegistration
{
    /// <summary>In the server's own workspace the front door and the servers behind it; in those a door.</summary>
    internal static IServiceCollection AddWorkspaces(
        this IServiceCollection services,
        ServerOptions options,
        Func<ServerOptions, WebApplication> build
    )
    {
        if (options.IsFurtherWorkspace)
        {
            services.AddSingleton<Door>();
            services.AddSingleton<IHostLifetime, QuietLifetime>();
            services.Wrap(static (kestrel, s) => new WorkspaceListener(kestrel, s.GetRequiredService<Door>()));
            return services;
        }

        services.AddSingleton(new WorkspaceServers(build));
        services.AddSingleton<WorkspaceStore>();
        services.AddSingleton<WorkspaceDesk>();
        services.AddSingleton<RunningWorkspaces>();
        services.AddHostedService(static s => s.GetRequiredService<RunningWorkspaces>());
        services.Wrap(static (kestrel, s) => new FrontDoor(kestrel, s.GetRequiredService<RunningWorkspaces>()));
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, WorkspacesJson.Default)
        );
        return services;
    }

    internal static void MapWorkspaces(this WebApplication app)
    {
        if (app.Services.GetRequiredService<ServerOptions>().IsFurtherWorkspace)
            return;
        WorkspacesApi.Map(app.MapGroup("/api/v1"));
        app.MapFallback(
                $"{ServerOptions.WorkspacePaths}{{**rest}}",
                static context =>
                    Refusals.NotFound("There is no such workspace, or it does not run.").ExecuteAsync(context)
            )
            .AllowAnonymous();
    }

    /// <summary>Puts something around the server that is registered.</summary>
    private static void Wrap(this IServiceCollection services, Func<IServer, IServiceProvider, IServer> around)
    {
        var kestrel = services.Last(static service => service.ServiceType == typeof(IServer));
        services.Remove(kestrel);
        services.AddSingleton(s =>
            around((IServer)ActivatorUtilities.CreateInstance(s, kestrel.ImplementationType!), s)
        );
    }
}
