using System.Text.Json.Serialization;
using Flowtriq.Server.Contract.Access;

namespace Flowtriq.Server.Access;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(MemberView[]))]
[JsonSerializable(typeof(MembershipRequest))]
[JsonSerializable(typeof(InvitationRequest))]
[JsonSerializable(typeof(InvitationView[]))]
[JsonSerializable(typeof(InvitationMade))]
[JsonSerializable(typeof(InvitedView))]
[JsonSerializable(typeof(AcceptRequest))]
[JsonSerializable(typeof(ProfileView))]
[JsonSerializable(typeof(PasswordRequest))]
[JsonSerializable(typeof(PasswordAgain))]
[JsonSerializable(typeof(CodeRequest))]
[JsonSerializable(typeof(RecoveryCodeList))]
[JsonSerializable(typeof(SecondFactorSetup))]
[JsonSerializable(typeof(ResetRequest))]
[JsonSerializable(typeof(ResetView))]
[JsonSerializable(typeof(NewPassword))]
[JsonSerializable(typeof(SignInWays))]
[JsonSerializable(typeof(ProviderView))]
[JsonSerializable(typeof(ProviderRequest))]
internal sealed partial class AccessJson : JsonSerializerContext;
