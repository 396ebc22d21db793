/** 계정: 들어오고, 나가고, 나를 알리는 말. */
export const account = {
  account: {
    logIn: '로그인',
    signUp: '계정 만들기',
    logOut: '로그아웃',
    logOutHint: '이 브라우저의 모든 탭에서 나갑니다.',
    logOutFailed: '로그아웃하지 못했습니다. 연결을 확인하고 다시 시도하세요.',
    username: '아이디',
    usernameHint: '글자, 숫자, 마침표, -, _ 로 3~32자',
    displayName: '보여 줄 이름',
    displayNameHint: '비워 두면 아이디를 씁니다',
    password: '비밀번호',
    showPassword: '비밀번호 보기',
    passwordHint: '8자 이상',
    toLogIn: '이미 계정이 있습니다',
    toSignUp: '처음 오셨나요? 계정 만들기',
    unreachable: '서버에 닿지 못했습니다. 잠시 뒤에 다시 시도하세요.',
  },
};
