using System.Reflection;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Tests.Running;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace Flowtriq.Server.Tests.Access;

public sealed class HubMethods
{
    [Fact]
    public async Task Name_the_role_they_need()
    {
        string[] known = [Roles.Admin, Roles.Analyst, Roles.ReadOnly, Roles.Watch];
        await using var server = await RunningServer.StartAsync();
        var methods = Guarded
            .Endpoints(server)
            .Select(static e => e.Metadata.GetMetadata<HubMetadata>()?.HubType)
            .OfType<Type>()
            .Distinct()
            .SelectMany(static hub =>
                hub.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            )
            .Where(static method => method.GetBaseDefinition() == method)
            .ToList();
        Assert.NotEmpty(methods);
        Assert.Empty(
            methods
                .Where(method =>
                    method.GetCustomAttribute<AuthorizeAttribute>() is not { Policy: { } p } || !known.Contains(p)
                )
                .Select(static method => $"{method.DeclaringType!.Name}.{method.Name}")
        );
    }
}
