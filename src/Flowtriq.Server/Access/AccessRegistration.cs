using Flowtriq.Server.Access.Invitations;
using Flowtriq.Server.Access.Members;
using Flowtriq.Server.Access.Profile;
using Flowtriq.Server.Access.Provider;
using Flowtriq.Server.Access.Resets;
using Flowtriq.Server.Access.SecondFactor;
using Flowtriq.Server.Access.Sessions;
using Flowtriq.Server.Access.Tokens;
using Flowtriq.Server.Platform;
using Flowtriq.Server.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace Flowtriq.Server.Access;

internal static class AccessRegistration
{
    private const string Chooser = "cookie-token-or-wall";

    internal static IServiceCollection AddAccess(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton<MemberStore>();
        services.AddSingleton(static s => new AdminCount(s.GetRequiredService<MemberStore>().Admins));
        services.AddSingleton(static s => new WorkspaceName(s.GetRequiredService<MemberStore>().Workspace));
        services.AddSingleton<PeopleReader>();
        services.AddSingleton(static s => new People(s.GetRequiredService<PeopleReader>().All));
        services.AddSingleton<LockOuts>();
        services.AddSingleton<SignIn>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<SessionDesk>();
        services.AddSingleton(static s => new StillSignedIn(s.GetRequiredService<SessionStore>().StillHolds));
        services.AddSingleton<Memberships>();
        services.AddSingleton<InvitationStore>();
        services.AddSingleton<InvitationMail>();
        services.AddSingleton<ConsoleLinks>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<PasswordChange>();
        services.AddSingleton<AskingMember>();
        services.AddSingleton<ResetStore>();
        services.AddSingleton<ResetMails>();
        services.AddHostedService(static s => s.GetRequiredService<ResetMails>());
        services.AddProvider();
        services.AddSingleton<SetupLink>();
        services.AddSingleton(static s => new FirstSetup(async cancel =>
            s.GetRequiredService<SetupLink>() is { Needed: true } link ? await link.RenewAsync(cancel) : null
        ));
        services.AddSingleton<WallLinks>();
        services.AddSingleton<AccessMetrics>();
        services.AddSingleton<ReadyNotice>();
        services
            .AddDataProtection()
            .SetApplicationName("flowtriq")
            .PersistKeysToFileSystem(new DirectoryInfo(new DataDirectory(options.DataDirectory).Folder("keys")));
        services
            .AddAuthentication(Chooser)
            .AddPolicyScheme(
                Chooser,
                null,
                static chooser =>
                    chooser.ForwardDefaultSelector = static context =>
                        ApiTokenText.Of(context.Request) is not null ? TokenAuthentication.Name
                        : WallAuthentication.IsUsedBy(context.Request) ? WallAuthentication.Name
                        : CookieAuthenticationDefaults.AuthenticationScheme
            )
            .AddCookie(cookie => SessionCookie.Define(cookie, options))
            .AddScheme<AuthenticationSchemeOptions, WallAuthentication>(WallAuthentication.Name, null);
        services.AddAuthorization(Roles.Define);
        services.AddTokens();
        services.AddRateLimiter(limits => AccessLimits.Define(limits, options));
        services.ConfigureHttpJsonOptions(static json =>
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, AccessJson.Default)
        );
        return services;
    }
}
